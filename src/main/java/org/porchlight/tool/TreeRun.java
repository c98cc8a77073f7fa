package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.linux.Trees;
import org.porchlight.port.MachineException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.text.TypedCommand;

/// `porchlight run -- COMMAND`: starts a program under a soft guard, as the one of its first child or of another, and
/// stays its parent until it ends.
public final class TreeRun {
    private TreeRun() {}

    /// @return the exit code of the program, or 1 to 5 when it was not started
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        var words = Texts.of("tool", Language.of(Locale.getDefault()));
        var run = RunFolder.of(System.getenv());
        var child = Optional.<ChildId>empty();
        int dashes = arguments.indexOf("--");
        boolean isClear = dashes >= 0 && dashes % 2 == 0 && dashes < arguments.size() - 1;
        for (int at = 0; isClear && at < dashes; at += 2) {
            var value = arguments.get(at + 1);
            switch (arguments.get(at)) {
                case "--run" -> run = Path.of(value);
                case "--child" -> {
                    child = Optional.of(value).filter(ChildId::isValid).map(ChildId::new);
                    isClear = child.isPresent();
                }
                default -> isClear = false;
            }
        }
        if (!isClear) {
            System.err.println(TypedCommand.here(words.of("run.usage")));
            return 2;
        }
        var command = arguments.subList(dashes + 1, arguments.size());
        try (var link = SocketLink.connect(run.resolve(SocketLink.CHILD_SOCKET))) {
            Trees.adopt();
            long self = ProcessHandle.current().pid();
            var answer = link.ask(new AgentClaim.MyTree(self, child));
            if (answer instanceof Answer.Refused(var why, var named)) {
                System.err.println(
                        why.equals("no-such-child") ? words.of("run.no-child", named) : words.of("run.another"));
                return 3;
            }
            if (!(answer instanceof Answer.Done)) {
                System.err.println(words.of("run.refused"));
                return 3;
            }
            link.watch(_ -> {}, () -> guardGone(self, words));
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (GuardMissing missing) {
            System.err.println(TypedCommand.here(words.of("run.no-guard", missing.socket())));
            return 4;
        } catch (MachineException trouble) {
            System.err.println(trouble.getMessage());
            return 5;
        }
    }

    /// Nobody would let the programs go on any more.
    private static void guardGone(long self, Texts words) {
        try {
            System.err.println(words.of("run.guard-gone"));
            Trees.letGo(self);
        } catch (MachineException trouble) {
            System.err.println(trouble.getMessage());
        }
    }
}
