package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accounts of the name service (getpwnam_r(3)), local ones and those of a directory.
public final class LinuxAccounts implements Accounts {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxAccounts.class);

    /// What useradd(8) and directories agree on, and a little more; nothing else is asked of the name service.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@-]{0,255}\\$?");

    private static final Path LOGIN_DEFS = Path.of("/etc/login.defs");
    private static final Pattern UID_MIN = Pattern.compile("\\s*UID_MIN\\s+(\\d{1,9})\\b.*");
    private static final int USUAL_UID_MIN = 1000;
    private static final Unchanged<Integer> FIRST_UID =
            new Unchanged<>(() -> List.of(LOGIN_DEFS), LinuxAccounts::readUidMin);
    /// `nobody`, whose number the kernel also uses for ids that it cannot map.
    private static final int OVERFLOW_UID = 65534;

    @Override
    public Answer look(String name) throws MachineException {
        if (!NAME.matcher(name).matches()) {
            return new Answer.Missing();
        }
        var found = Groups.account(name);
        return found.isEmpty() ? new Answer.Missing() : judge(found.get(), uidMin(), Administrators.ofThisMachine());
    }

    @Override
    public Optional<String> id(String name) throws MachineException {
        return NAME.matcher(name).matches()
                ? Groups.account(name).map(entry -> Integer.toUnsignedString(entry.uid()))
                : Optional.empty();
    }

    @Override
    public boolean isIn(ChildAccount account, String group) throws MachineException {
        var entry = Groups.account(account.name());
        return entry.isEmpty() || Groups.of(entry.get()).contains(group);
    }

    private static Answer judge(Groups.Entry entry, int uidMin, Administrators administrators) throws MachineException {
        if (entry.uid() == 0) {
            return new Answer.Refused("is the administrator");
        }
        if (Integer.compareUnsigned(entry.uid(), uidMin) < 0 || entry.uid() == OVERFLOW_UID || entry.uid() < 0) {
            return new Answer.Refused("is an account of the system");
        }
        // The kernel knows the number alone: whoever has the same one under another name is the same.
        for (var alias : aliases(entry)) {
            if (administrators.users().contains(alias.name())
                    || administrators.users().contains(Integer.toString(alias.uid()))) {
                return new Answer.Refused("is an administrator");
            }
            var groups = new TreeSet<>(Groups.of(alias));
            groups.retainAll(administrators.groups());
            if (!groups.isEmpty()) {
                return new Answer.Refused("is a member of " + groups.first());
            }
        }
        var account = new ChildAccount(Integer.toString(entry.uid()), entry.name(), Path.of(entry.home()));
        return new Answer.Found(account, homeOwner(account));
    }

    /// An account under each of its names; its own comes first.
    private static List<Groups.Entry> aliases(Groups.Entry entry) throws MachineException {
        var aliases = new ArrayList<Groups.Entry>(List.of(entry));
        for (var line : PasswdFile.read()) {
            if (line.uid() == entry.uid() && !line.name().equals(entry.name())) {
                aliases.add(new Groups.Entry(line.name(), line.uid(), line.gid(), line.home()));
            }
        }
        return aliases;
    }

    @Override
    public List<ChildAccount> people() throws MachineException {
        var people = new ArrayList<ChildAccount>();
        int uidMin = uidMin();
        var administrators = Administrators.ofThisMachine();
        for (var line : PasswdFile.read()) {
            var entry = line.uid() >= uidMin
                            && line.mayLogIn()
                            && NAME.matcher(line.name()).matches()
                    ? Groups.account(line.name())
                    : Optional.<Groups.Entry>empty();
            if (entry.isPresent() && judge(entry.get(), uidMin, administrators) instanceof Answer.Found found) {
                people.add(found.account());
            }
        }
        return people;
    }

    @Override
    public Set<String> waysToRise(ChildAccount account) throws MachineException {
        var entry = Groups.account(account.name());
        return entry.isEmpty()
                ? Set.of()
                : RootEqual.ofThisMachine().waysOf(account.name(), entry.get().uid(), Groups.of(entry.get()));
    }

    /// The owner of the folder itself: nothing in it is opened, and no link is followed.
    private static String homeOwner(ChildAccount account) {
        try {
            var owner = Files.getAttribute(account.home(), "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .toString();
            return owner.equals("0") ? "" : owner;
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException unreachable) {
            // A home that cannot be looked at now, as on a server that is away, says nothing against its account.
            LOG.warn("The home of {} cannot be looked at: {}", account.name(), unreachable.getMessage(), unreachable);
            return "";
        }
    }

    /// First uid of people, from login.defs(5).
    static int uidMin() throws MachineException {
        return FIRST_UID.get();
    }

    private static int readUidMin() throws MachineException {
        try {
            // Most of the file is comments.
            return Files.readString(LOGIN_DEFS)
                    .lines()
                    .filter(line -> line.contains("UID_MIN"))
                    .map(UID_MIN::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(line -> Integer.parseInt(line.group(1)))
                    .orElse(USUAL_UID_MIN);
        } catch (NoSuchFileException e) {
            return USUAL_UID_MIN;
        } catch (IOException e) {
            throw new MachineException("read " + LOGIN_DEFS + ": " + e.getMessage(), e);
        }
    }
}
