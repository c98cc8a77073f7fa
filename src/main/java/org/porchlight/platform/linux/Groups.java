package org.porchlight.platform.linux;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.port.MachineException;

/// Accounts and groups as the name service gives them, so that those of LDAP and sssd are found too.
final class Groups {
    private static final int STRUCT_SIZE = 64;
    private static final int FIRST_BUFFER = 16 * 1024;
    private static final int LAST_BUFFER = 1024 * 1024;
    private static final int MOST_GROUPS = 4096;
    /// Errors by which getpwnam_r(3) says that there is none of that name.
    private static final Set<Integer> NOT_FOUND = Set.of(0, 2, 3, 9, 1);

    /// struct passwd, as far as it is needed.
    record Entry(String name, int uid, int gid, String home) {}

    private interface Question {
        int ask(Memory struct, Memory buffer, PointerByReference result);
    }

    private interface Reading<T> {
        T read(Memory struct);
    }

    private Groups() {}

    static Optional<Entry> account(String name) throws MachineException {
        return ask(
                "look up account " + name,
                (struct, buffer, result) -> LibC.getpwnam_r(name, struct, buffer, buffer.size(), result),
                struct -> new Entry(
                        struct.getPointer(0).getString(0),
                        struct.getInt(16),
                        struct.getInt(20),
                        struct.getPointer(32).getString(0)));
    }

    /// Names and numbers of all groups of an account, the first one included. A group without a name has its number
    /// only.
    static Set<String> of(Entry account) throws MachineException {
        var ids = new int[MOST_GROUPS];
        var count = new IntByReference(MOST_GROUPS);
        if (LibC.getgrouplist(account.name(), account.gid(), ids, count) < 0) {
            throw new MachineException("look up the groups of " + account.name() + ": more than " + MOST_GROUPS);
        }
        var names = new TreeSet<String>();
        for (int i = 0; i < count.getValue(); i++) {
            names.add(Integer.toUnsignedString(ids[i]));
            name(ids[i]).ifPresent(names::add);
        }
        return names;
    }

    private static Optional<String> name(int gid) throws MachineException {
        return ask(
                "look up group " + gid,
                (struct, buffer, result) -> LibC.getgrgid_r(gid, struct, buffer, buffer.size(), result),
                struct -> struct.getPointer(0).getString(0));
    }

    private static <T> Optional<T> ask(String what, Question question, Reading<T> reading) throws MachineException {
        for (int size = FIRST_BUFFER; size <= LAST_BUFFER; size *= 4) {
            try (var struct = new Memory(STRUCT_SIZE);
                    var buffer = new Memory(size)) {
                var result = new PointerByReference();
                int error = question.ask(struct, buffer, result);
                if (error == LibC.ERANGE) {
                    continue;
                }
                if (error == 0 && result.getValue() != null) {
                    return Optional.of(reading.read(struct));
                }
                if (NOT_FOUND.contains(error)) {
                    return Optional.empty();
                }
                throw new MachineException(what + ": error " + error + " of the name service");
            }
        }
        throw new MachineException(what + ": the entry is larger than " + LAST_BUFFER + " bytes");
    }
}
