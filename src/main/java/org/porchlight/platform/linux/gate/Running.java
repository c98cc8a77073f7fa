package org.porchlight.platform.linux.gate;

/// Judges programs that run already, by the file that the kernel keeps for each; whatever they did since their start,
/// such as loading other code, is not seen.
final class Running {
    private final Statx statx = new Statx();

    synchronized boolean isAllowed(ChildRules rules, long pid) {
        if (rules.open()) {
            return true;
        }
        var seen = statx.running(pid);
        if (seen.isEmpty()
                || rules.system().interpreters().containsKey(seen.get().inode())) {
            // An ELF interpreter that was started by itself runs any file.
            return false;
        }
        var entry = rules.known(seen.get().inode());
        return entry.isEmpty()
                ? !rules.refusesUnknown()
                : entry.get().file().equals(seen.get()) && entry.get().ruling() instanceof Ruling.Allow;
    }
}
