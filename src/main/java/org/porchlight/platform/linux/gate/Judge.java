package org.porchlight.platform.linux.gate;

import com.sun.jna.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Judges single openings of files by execve(2). For one thread.
///
/// One start is several openings by the same thread: a script, then its interpreter; a program, then the ELF
/// interpreter that it names. An ELF interpreter can run any file that it is given, so it is allowed only as the
/// consequence of a program that was just allowed. Two things must agree for that: the program before it named
/// this interpreter, and the kernel's stack shows that it loads a program. Neither alone is enough: a start that
/// fails in between leaves the first behind, and the second is true of programs that no mark saw.
final class Judge {
    /// A table of this many threads; two that wait at the same moment and are equal modulo this are very far
    /// apart.
    private static final int SLOTS = 8192;

    private static final int MAX_PATH = 4096;

    /// Owed to a program that is not known but allowed: any interpreter.
    private static final FileKey.Inode ANY = new FileKey.Inode(-1, -1);

    private final Statx statx = new Statx();
    private final Caller caller;
    private final int[] threads = new int[SLOTS];
    private final FileKey.Inode[] owed = new FileKey.Inode[SLOTS];
    private final Memory link = new Memory(64);
    private final Memory target = new Memory(MAX_PATH);

    Judge(Caller caller) {
        this.caller = caller;
    }

    /// @param thread that waits
    /// @param fd of the file
    Ruling judge(ChildRules rules, int thread, int fd) {
        if (rules.open()) {
            return Ruling.ALLOW;
        }
        var owedBefore = take(thread);
        var seen = statx.of(fd);
        if (seen.isEmpty()) {
            return unknown(rules, thread, fd);
        }
        var file = seen.get();
        var inode = file.inode();
        var interpreter = rules.system().interpreters().get(inode);
        if (interpreter != null) {
            return interpreter.equals(file) ? interpreter(rules, inode, owedBefore, thread) : Ruling.CHECK;
        }
        var entry = rules.known(inode);
        if (entry.isEmpty()) {
            return unknown(rules, thread, fd);
        }
        if (!entry.get().file().equals(file)) {
            return Ruling.CHECK;
        }
        entry.get().interpreter().ifPresent(next -> owe(thread, next));
        return entry.get().ruling();
    }

    /// The path of an open file as the kernel shows it, for people and hints; anybody can make it say anything.
    String path(int fd) {
        link.setString(0, "/proc/self/fd/" + fd);
        long length = Kernel.readlink(link, target, MAX_PATH);
        return length < 0 ? "?" : new String(target.getByteArray(0, (int) length), StandardCharsets.UTF_8);
    }

    private Ruling interpreter(ChildRules rules, FileKey.Inode inode, Optional<FileKey.Inode> owedBefore, int thread) {
        boolean expected =
                owedBefore.filter(due -> due.equals(inode) || due.equals(ANY)).isPresent();
        return expected && caller.opening(thread) != Caller.Opening.PROGRAM ? Ruling.ALLOW : rules.direct();
    }

    private Ruling unknown(ChildRules rules, int thread, int fd) {
        if (rules.mayBeKnownAt(path(fd))) {
            return Ruling.CHECK;
        }
        if (!rules.refusesUnknown()) {
            owe(thread, ANY);
        }
        return rules.otherwise();
    }

    private void owe(int thread, FileKey.Inode interpreter) {
        int slot = thread & (SLOTS - 1);
        threads[slot] = thread;
        owed[slot] = interpreter;
    }

    private Optional<FileKey.Inode> take(int thread) {
        int slot = thread & (SLOTS - 1);
        if (threads[slot] != thread) {
            return Optional.empty();
        }
        threads[slot] = 0;
        return Optional.of(owed[slot]);
    }
}
