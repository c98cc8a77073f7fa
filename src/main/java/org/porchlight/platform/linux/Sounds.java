package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// The sound devices as ALSA shows them (Linux, "Proc Files of ALSA Drivers"). A sound server such as PipeWire runs as
/// the person at the screen and lets go of a device some seconds after the last program has become silent.
///
/// @param root `/proc/asound`
record Sounds(Path root) {
    /// The first line says whether it plays, a later one which thread opened it.
    private static final Pattern PLAYING =
            Pattern.compile("\\Astate: RUNNING\\s(?s:.*?)^owner_pid\\s*: (\\d{1,9})$", Pattern.MULTILINE);

    private static final int MOST_BYTES = 4096;

    static Sounds ofThisMachine() {
        return new Sounds(Path.of("/proc/asound"));
    }

    /// Whether any plays.
    boolean plays() throws MachineException {
        return !owners().isEmpty();
    }

    /// Whether one plays that a process of the account opened.
    boolean playsFor(AccountIds ids) throws MachineException {
        for (int thread : owners()) {
            int process = Proc.ofThread(thread);
            if (process > 0 && Proc.belongsTo(process, ids)) {
                return true;
            }
        }
        return false;
    }

    /// Threads that opened a device which plays.
    private List<Integer> owners() throws MachineException {
        var found = new ArrayList<Integer>();
        for (var card : folders(root, "card[0-9]*")) {
            for (var device : folders(card, "pcm[0-9]*p")) {
                for (var stream : folders(device, "sub[0-9]*")) {
                    owner(stream.resolve("status")).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /// A machine without sound has no such folder.
    private static List<Path> folders(Path in, String names) throws MachineException {
        var found = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(in, names)) {
            entries.forEach(found::add);
            return found;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException | DirectoryIteratorException trouble) {
            throw new MachineException("list " + in + ": " + trouble.getMessage(), trouble);
        }
    }

    private static OptionalInt owner(Path status) throws MachineException {
        try (var in = Files.newInputStream(status)) {
            var said = PLAYING.matcher(new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII));
            return said.find() ? OptionalInt.of(Integer.parseInt(said.group(1))) : OptionalInt.empty();
        } catch (NoSuchFileException unplugged) {
            return OptionalInt.empty();
        } catch (IOException trouble) {
            throw new MachineException("read " + status + ": " + trouble.getMessage(), trouble);
        }
    }
}
