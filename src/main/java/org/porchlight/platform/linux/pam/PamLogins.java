package org.porchlight.platform.linux.pam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.platform.linux.FileNews;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.Logins;
import org.porchlight.port.MachineException;

/// Refuses log-ins in the account stack that login, ssh, su, cron, at, display managers and `systemd --user` share on
/// Debian, its kin and SUSE.
///
/// Two lines for each account: pam_succeed_if(8) lets everybody pass whose number is another, and pam_nologin(8)
/// refuses with the words of a file while that file is there. Without the file, either module or the folder nobody is
/// refused. The files lie where a restart of the machine forgets them.
public final class PamLogins implements Logins {
    /// Folder of the words, in the guard's run directory.
    public static final String FOLDER = "no-login.d";

    private static final Path STACK = Path.of("/etc/pam.d/common-account");
    static final String MARK = "porchlight";
    private static final int MOST_CHARACTERS = 4000;
    private static final String NEW = ".new";

    private final PamStack stack;
    private final Path folder;
    private final Journal journal;
    private final Locales locales;

    PamLogins(PamStack stack, Path folder, Journal journal, Locales locales) {
        this.stack = stack;
        this.folder = folder;
        this.journal = journal;
        this.locales = locales;
    }

    /// @param run folder for what a restart of the machine forgets, which only root can write
    /// @param suffix tells a second guard's lines from the first one's; empty for the first
    public static PamLogins of(Journal journal, Path run, String suffix) {
        return new PamLogins(stack(suffix), run.resolve(FOLDER), journal, Locales.ofThisMachine());
    }

    /// The stack of this machine with a guard's mark.
    static PamStack stack(String suffix) {
        return new PamStack(STACK, suffix.isEmpty() ? MARK : MARK + "-" + suffix);
    }

    @Override
    public void bring(Map<ChildAccount, String> refused, Set<ChildAccount> limited) throws MachineException {
        try {
            for (var entry : refused.entrySet()) {
                put(entry.getKey(), entry.getValue());
            }
            keepOnly(refused.keySet());
        } catch (IOException trouble) {
            throw new MachineException("refuse log-ins by " + folder + ": " + trouble.getMessage(), trouble);
        }
        if (limited.isEmpty()) {
            stack.clear();
            journal.undone(Journal.What.PAM_LINES, target(stack));
        } else {
            journal.intend(Journal.What.PAM_LINES, target(stack));
            stack.bring(lines(limited));
        }
    }

    @Override
    public void listen(Runnable mayHaveChanged) throws MachineException {
        var stackFolder = folderOf(stack.file());
        var run = folderOf(folder);
        FileNews.tell(
                Set.of(stackFolder, folder, run, folderOf(run)),
                file -> file.equals(stack.file())
                        || file.startsWith(folder)
                        || (folder.startsWith(file) && !Files.exists(folder)),
                mayHaveChanged);
    }

    private static Path folderOf(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder;
    }

    private List<String> lines(Set<ChildAccount> limited) {
        var lines = new ArrayList<String>();
        for (long uid : limited.stream().map(PamLogins::uid).sorted().toList()) {
            lines.add("account [success=ignore default=1] pam_succeed_if.so quiet uid eq " + uid);
            lines.add(
                    "account [auth_err=die default=ignore] pam_nologin.so file=" + folder.resolve(Long.toString(uid)));
        }
        return lines;
    }

    private static long uid(ChildAccount account) {
        return Long.parseLong(account.id());
    }

    /// The whole text or none is there at any moment; it tells of a child, so others do not read it.
    private void put(ChildAccount account, String words) throws IOException {
        var file = folder.resolve(Long.toString(uid(account)));
        var text = words.substring(0, Math.min(words.length(), MOST_CHARACTERS));
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.readString(file).equals(text)) {
            return;
        }
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var fresh = folder.resolve(file.getFileName() + NEW);
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void keepOnly(Set<ChildAccount> refused) throws IOException {
        var kept = refused.stream().map(ChildAccount::id).collect(Collectors.toSet());
        forget(folder, kept);
    }

    /// Takes words away, so that those they are for may log in.
    ///
    /// @param folder may be missing
    /// @param kept names of files that stay
    private static void forget(Path folder, Set<String> kept) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (!kept.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        if (kept.isEmpty()) {
            Files.delete(folder);
        }
    }

    @Override
    public Locale localeOf(ChildAccount account) throws MachineException {
        return locales.of(account.name());
    }

    /// How the journal names a stack: its file, a blank and the mark.
    static String target(PamStack stack) {
        return stack.file() + " " + stack.mark();
    }

    /// Takes lines of ours and the words they lead to away, by what the journal says of them.
    ///
    /// @param run folder of the guard that wrote them
    /// @throws MachineException when they are still there, or are nothing that Porchlight makes
    public static void takeBack(String target, Path run) throws MachineException {
        int end = target.lastIndexOf(' ');
        var mark = target.substring(end + 1);
        if (end < 1 || !mark.matches(MARK + "(-[0-9a-f]+)?")) {
            throw new MachineException("take lines of PAM back: \"" + target + "\" is nothing that Porchlight makes");
        }
        new PamStack(Path.of(target.substring(0, end)), mark).clear();
        try {
            forget(run.resolve(FOLDER), Set.of());
        } catch (IOException trouble) {
            throw new MachineException("let everybody log in: " + trouble.getMessage(), trouble);
        }
    }
}
