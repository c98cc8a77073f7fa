package org.porchlight.system;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A way by which a program of the child comes to run on a PC.
enum Way {
    /// A log-in on the screen, as a display manager makes it.
    SCREEN {
        @Override
        void go(Booted pc) throws IOException {
            onScreen(pc, "kid");
        }
    },
    /// A log-in on a text terminal.
    TERMINAL {
        @Override
        void go(Booted pc) throws IOException {
            // What is typed comes by a pipe that stays open.
            background(pc, "(echo exec " + PROGRAM + "; exec sleep infinity) | script -qc 'login -f kid' /dev/null");
        }
    },
    /// A service of the machine that runs as the child: no log-in, so that nothing can refuse it.
    SERVICE {
        @Override
        void go(Booted pc) throws IOException {
            pc.run("systemd-run", "-q", "--collect", "-p", "User=kid", GAME, SECONDS);
        }
    },
    SSH {
        @Override
        void go(Booted pc) throws IOException {
            background(pc, "ssh kid@localhost exec " + PROGRAM);
        }
    },
    CRON {
        @Override
        void go(Booted pc) throws IOException {
            pc.run("sh", "-c", "echo '* * * * * exec " + PROGRAM + "' | crontab -u kid -");
        }
    },
    AT {
        @Override
        void plan(Booted pc) throws IOException {
            pc.run("systemctl", "stop", "atd");
            pc.as("kid", "sh", "-c", "cd / && echo 'exec " + PROGRAM + "' | at now")
                    .done();
        }

        @Override
        void go(Booted pc) throws IOException {
            pc.run("systemctl", "start", "atd");
        }
    },
    /// A unit of the child's own service manager, which asks for it by ssh.
    USER_UNIT {
        @Override
        void go(Booted pc) throws IOException {
            background(pc, "ssh kid@localhost systemd-run --user " + PROGRAM);
        }
    },
    /// The child's service manager runs without a log-in, and starts what the child enabled before.
    LINGER {
        @Override
        void go(Booted pc) throws IOException {
            pc.write("/home/kid/.config/systemd/user/game.service", "[Service]\nExecStart=" + PROGRAM + "\n");
            pc.run("sh", "-ec", """
                    cd /home/kid/.config/systemd/user
                    mkdir -p default.target.wants
                    ln -s ../game.service default.target.wants
                    chown -R kid: /home/kid/.config
                    loginctl enable-linger kid
                    """);
        }
    },
    /// Somebody else's session, from which the child's password leads to its account.
    SU {
        @Override
        void go(Booted pc) throws IOException {
            background(pc, "ssh guest@localhost \"echo porchlight | su kid -c 'exec " + PROGRAM + "'\"");
        }
    };

    /// A program that is nobody's helper: no package brought it. It is installed with the PC.
    static final String GAME = "/usr/local/bin/game";

    private static final String SECONDS = "86399";
    private static final String PROGRAM = GAME + " " + SECONDS;

    /// Puts the game on a PC.
    static void install(Booted pc) throws IOException {
        pc.run("cp", "/usr/bin/sleep", GAME);
    }

    /// Starts it; returns before it runs.
    final void start(Booted pc) throws IOException {
        plan(pc);
        go(pc);
    }

    /// Does what the child does beforehand, while its programs go on.
    void plan(Booted pc) throws IOException {}

    /// Starts what was planned.
    abstract void go(Booted pc) throws IOException;

    /// The game, once it runs.
    static Optional<Inside> program(Booted pc) throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().equals(PROGRAM))
                .findFirst();
    }

    /// What services of the machine run as the child, or are about to: one that is held in good time has not become the
    /// game yet.
    static List<Inside> services(Booted pc) throws IOException {
        long kid = Long.parseLong(pc.run("id", "-u", "kid"));
        return pc.processes().stream()
                .filter(process -> process.uid() == kid && process.group().contains("/system.slice/run-"))
                .toList();
    }

    /// Logs somebody in on the screen, with the game; the seat shows who came last.
    static void onScreen(Booted pc, String who) throws IOException {
        pc.run(
                "systemd-run",
                "-q",
                "-p",
                "PAMName=login",
                "-p",
                "User=" + who,
                "-p",
                "Environment=XDG_SESSION_TYPE=x11 XDG_SEAT=seat0 XDG_SESSION_CLASS=user",
                GAME,
                SECONDS);
    }

    private static void background(Booted pc, String command) throws IOException {
        pc.run("systemd-run", "-q", "--collect", "sh", "-c", command);
    }
}
