package org.porchlight.platform.linux;

import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.porchlight.ipc.SocketLink;

/// What root may do.
enum ChaosAct {
    LETS_ONE_GO {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            var group = chaos.hierarchy.groupOf(chaos.program(random)).orElseThrow();
            Files.writeString(group.resolve("cgroup.freeze"), "0", StandardOpenOption.WRITE);
        }
    },
    MOVES_ONE_OUT {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            chaos.put(chaos.program(random), "elsewhere.scope");
        }
    },
    WAKES_ALL {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            for (int pid : chaos.programs) {
                TestPerson.root("kill", "-CONT", Integer.toString(pid));
            }
        }
    },
    STARTS_ONE {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            chaos.start(random % 2 == 0 ? "app.scope" : "");
        }
    },
    KILLS_THE_GUARD {
        @Override
        void in(Chaos chaos, int random) {
            chaos.guardItself().ifPresent(ProcessHandle::destroyForcibly);
        }
    },
    DELETES_THE_TABLE {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            chaos.nft("delete table inet " + chaos.table);
        }
    },
    FLUSHES_THE_TABLE {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            chaos.nft("flush table inet " + chaos.table);
        }
    },
    LETS_ALL_PACKETS_PASS {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            chaos.nft("insert rule inet " + chaos.table + " reach accept");
        }
    },
    TAKES_THE_LINES_OF_PAM_AWAY {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            Files.writeString(chaos.stackFile(), Chaos.STACK);
        }
    },
    DELETES_THE_WORDS {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            Chaos.remove(chaos.words());
        }
    },
    DELETES_THE_RUN_FOLDER {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            Chaos.remove(chaos.run());
        }
    },
    DELETES_THE_SOCKET {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            Files.deleteIfExists(chaos.run().resolve(SocketLink.SOCKET));
        }
    },
    DELETES_THE_JOURNAL {
        @Override
        void in(Chaos chaos, int random) throws Exception {
            Files.deleteIfExists(chaos.journal());
        }
    };

    abstract void in(Chaos chaos, int random) throws Exception;
}
