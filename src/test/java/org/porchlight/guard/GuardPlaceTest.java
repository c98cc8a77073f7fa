package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.ipc.Command;

/// Where a guard cannot be, and what it leaves where it was.
@Timeout(180)
class GuardPlaceTest extends OnSoftGuard {
    private record Said(int exit, String text) {}

    private Said guard(Path run) throws Exception {
        var command = Programs.porchlight(
                "guard", "--soft", "--data", folder.resolve("data").toString(), "--run", run.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        started.add(process);
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    @Test
    void saysThatItsSocketCannotBeThereAndNotThatTheLedgerCannot() throws Exception {
        var file = Files.createFile(folder.resolve("a-file"));
        var below = file.resolve("run");

        var onFile = guard(file);
        var belowFile = guard(below);

        assertThat(onFile.exit()).as(onFile.text()).isEqualTo(5);
        assertThat(onFile.text())
                .contains("socket in " + file + ": " + file + " is not a folder", "--run")
                .doesNotContain("ledger");
        assertThat(belowFile.exit()).as(belowFile.text()).isEqualTo(5);
        assertThat(belowFile.text())
                .contains("socket in " + below + ": its path goes through something that is no folder");
    }

    @Test
    void leavesNoFolderOfItsSocketWhereAllIsTakenBack() throws Exception {
        var guard = Programs.start(
                Programs.porchlight(
                        "guard", "--soft", "--data", folder.resolve("data").toString(), "--run", run().toString()),
                folder.resolve("log"));
        started.add(guard);
        assertThat(until(() -> ask(new Command.Status()).isPresent())).isTrue();

        guard.destroy();

        assertThat(guard.waitFor()).isEqualTo(143);
        assertThat(run()).doesNotExist();
        assertThat(Files.readString(folder.resolve("log"))).containsOnlyOnce("The guard has ended;");
    }
}
