package org.porchlight.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.json.Json;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException;
import org.porchlight.store.Restore;
import org.porchlight.text.Draft;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes everything that the guard keeps, but secrets, into one file.
@CommandLine.Command(name = "backup")
final class BackupVerb extends Verb {
    @Parameters(paramLabel = "FILE", descriptionKey = "param.backup")
    private Path file = Path.of("");

    @Option(names = "--force", descriptionKey = "option.force")
    private boolean force;

    BackupVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        long lines;
        try (var asking = ask();
                var made = NewFile.open(words(), file, force)) {
            try (var gzip = new GZIPOutputStream(made.out(), 1 << 16)) {
                lines = write(asking, gzip);
                gzip.finish();
                demandSound(made);
                made.keep();
            }
        } catch (IOException e) {
            throw NewFile.failed(words(), file, e);
        }
        tell(
                Json.object()
                        .text("file", file.toString())
                        .number("lines", lines)
                        .end(),
                List.of(words().of("backup.written", file, lines)));
    }

    /// What a damaged ledger gives cannot be brought back, and would be found out when it is needed.
    private void demandSound(Draft made) throws Failure, IOException {
        try {
            Restore.check(made::reread);
        } catch (BackupException | StoreException _) {
            throw new Failure(Exit.REFUSED, words().of("backup.unsound", file));
        }
    }

    private long write(Asking asking, OutputStream out) throws Failure {
        long[] lines = {0};
        asking.atLength(new Command.Backup(), text -> {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                lines[0] += text.chars().filter(c -> c == '\n').count();
            } catch (IOException e) {
                throw NewFile.failed(words(), file, e);
            }
        });
        return lines[0];
    }
}
