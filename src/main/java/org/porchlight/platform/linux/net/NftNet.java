package org.porchlight.platform.linux.net;

import static org.porchlight.port.Journal.What.NFT_TABLE;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.porchlight.platform.linux.uid.SubordinateUids;
import org.porchlight.platform.linux.uid.UidRange;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.Net;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The network of Linux, kept by one nftables table of the family inet.
///
/// The table stays when this is closed or the process ends: no new pin comes, the old ones run out, the limited
/// accounts reach nothing, and all others reach everything. Only [#bring] without accounts, or taking the journal
/// back, removes it.
public final class NftNet implements Net {
    /// The table of a guard that runs as the administrator.
    public static final String TABLE = "porchlight";

    /// Accounts of people begin here on every distribution we know; below are the system's.
    private static final long LOWEST_ACCOUNT = 1000;

    private static final int MOST_ADDRESSES = 64;
    private static final Pattern SUFFIX = Pattern.compile("[a-z0-9]{1,32}");
    private static final Pattern LEFT_BEHIND = Pattern.compile("inet (porchlight(?:-[a-z0-9]{1,32})?)");
    private static final Logger LOG = LoggerFactory.getLogger(NftNet.class);
    private static final long BROUGHT_FOR = Duration.ofSeconds(20).toNanos();

    private final Nftables firewall;
    private final String table;
    private final Path subuid;
    private final Journal journal;
    private Optional<NftNews> news = Optional.empty();
    /// What was brought last and how the kernel lists it; only [#bring] uses it.
    private Optional<Brought> brought = Optional.empty();

    /// @param at on the ruler of [System#nanoTime()]
    private record Brought(Ruleset wanted, String listing, long at) {}

    private NftNet(Nftables firewall, String table, Path subuid, Journal journal) {
        this.firewall = firewall;
        this.table = table;
        this.subuid = subuid;
        this.journal = journal;
    }

    /// Opens the firewall of this network namespace, with the table `inet porchlight`. Changes nothing.
    ///
    /// @throws MachineException when the library is missing, with the package that has it
    public static NftNet open(Journal journal) throws MachineException {
        return new NftNet(Nftables.open(), TABLE, SubordinateUids.FILE, journal);
    }

    /// Opens it with a table of another name, `inet porchlight-SUFFIX`, beside the usual one.
    ///
    /// @param suffix 1 to 32 lower-case letters and digits
    /// @param subuid a file like subuid(5)
    public static NftNet open(String suffix, Path subuid, Journal journal) throws MachineException {
        if (!SUFFIX.matcher(suffix).matches()) {
            throw new IllegalArgumentException("suffix of a table: " + suffix);
        }
        return new NftNet(Nftables.open(), TABLE + "-" + suffix, subuid, journal);
    }

    /// Deletes a table that a guard left behind. One that is not there counts as deleted.
    ///
    /// @param target as the journal names it, `inet porchlight` or `inet porchlight-SUFFIX`
    public static void delete(String target) throws MachineException {
        var table = LEFT_BEHIND.matcher(target);
        if (!table.matches()) {
            throw new MachineException("delete the firewall table " + target + ": it is not Porchlight's");
        }
        try (var firewall = Nftables.open()) {
            if (firewall.run(Ruleset.remove(table.group(1))) instanceof Nftables.Outcome.Refused(var why)) {
                throw new MachineException("delete the firewall table " + target + ": " + why);
            }
        }
    }

    @Override
    public void bring(Map<ChildAccount, Integer> ports) throws MachineException {
        if (ports.isEmpty()) {
            brought = Optional.empty();
            remove();
            return;
        }
        var limits = new TreeMap<String, Ruleset.Limit>();
        var lent = SubordinateUids.read(subuid);
        for (var entry : ports.entrySet()) {
            var account = entry.getKey();
            var ranges = new ArrayList<>(List.of(own(account)));
            ranges.addAll(lent.of(account));
            limits.put(account.id(), new Ruleset.Limit(ranges, entry.getValue()));
        }
        var wanted = new Ruleset(table, limits);
        journal.intend(NFT_TABLE, "inet " + table);
        var now = listing();
        if (!isAsBrought(wanted, now)) {
            if (firewall.run(wanted.repair(now)) instanceof Nftables.Outcome.Refused(var why)) {
                // Somebody changed the kind of a chain or a set. What cannot be repaired is made anew, without pins.
                LOG.warn("The firewall table {} could not be repaired and is made anew: {}", table, why);
                demand("limiting the network of " + limits.keySet(), wanted.replace());
            }
            brought = Optional.of(new Brought(wanted, listing(), System.nanoTime()));
        }
    }

    private static UidRange own(ChildAccount account) throws MachineException {
        try {
            long uid = Long.parseLong(account.id());
            if (uid >= LOWEST_ACCOUNT && uid <= UidRange.HIGHEST) {
                return UidRange.of(uid);
            }
        } catch (NumberFormatException e) {
            LOG.debug("{} is no uid", account.id(), e);
        }
        throw new MachineException("limiting the network of " + account.name() + ": " + account.id()
                + " is not the number of a person's account");
    }

    private String listing() {
        return firewall.run("list table inet " + table) instanceof Nftables.Outcome.Done(var output) ? output : "";
    }

    /// What somebody changed between our change and its listing is not told from ours, so that all of it is brought
    /// again every now and then.
    private boolean isAsBrought(Ruleset wanted, String now) {
        return brought.filter(last -> last.wanted().equals(wanted)
                        && last.listing().equals(now)
                        && System.nanoTime() - last.at() < BROUGHT_FOR)
                .isPresent();
    }

    @Override
    public void listen(Runnable mayHaveChanged) throws MachineException {
        news = Optional.of(NftNews.open(mayHaveChanged));
    }

    private void remove() throws MachineException {
        var target = "inet " + table;
        boolean written = journal.open().stream()
                .anyMatch(
                        change -> change.what() == NFT_TABLE && change.target().equals(target));
        if (written || firewall.run("list table " + target) instanceof Nftables.Outcome.Done) {
            demand("removing the firewall table " + table, Ruleset.remove(table));
        }
        if (written) {
            journal.undone(NFT_TABLE, target);
        }
    }

    @Override
    public void pin(ChildAccount account, List<InetAddress> addresses, Duration length) throws MachineException {
        if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException(addresses.size() + " addresses");
        }
        if (length.toSeconds() < 1 || length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("a pin of " + length);
        }
        var commands = new ArrayList<String>();
        for (int version : new int[] {4, 6}) {
            var some = addresses.stream()
                    .filter(address -> (address instanceof Inet4Address) == (version == 4))
                    .map(NftNet::plain)
                    .distinct()
                    .toList();
            if (!some.isEmpty()) {
                var set = " element inet " + table + " " + Ruleset.pins(version, number(account));
                var timeout = " timeout " + length.toSeconds() + "s";
                var timed = " { " + String.join(timeout + ", ", some) + timeout + " }";
                // Before Linux 6.18 adding does not renew a timeout; adding first lets the deletion succeed always.
                commands.add("add" + set + timed);
                commands.add("delete" + set + " { " + String.join(", ", some) + " }");
                commands.add("add" + set + timed);
            }
        }
        demand("letting " + account.name() + " reach an address", String.join("\n", commands));
    }

    @Override
    public void unpin(ChildAccount account) throws MachineException {
        var commands = new ArrayList<String>();
        for (int version : new int[] {4, 6}) {
            commands.add("flush set inet " + table + " " + Ruleset.pins(version, number(account)));
            commands.add("flush set inet " + table + " " + Ruleset.connections(version, number(account)));
        }
        if (firewall.run(String.join("\n", commands)) instanceof Nftables.Outcome.Refused(var why)) {
            var listing = firewall.run("list table inet " + table);
            boolean brought = listing instanceof Nftables.Outcome.Done(var now)
                    && now.contains("set " + Ruleset.pins(4, number(account)) + " {");
            if (brought) {
                throw new MachineException("taking back what " + account.name() + " may reach: " + why);
            }
        }
    }

    private void demand(String attempt, String commands) throws MachineException {
        if (firewall.run(commands) instanceof Nftables.Outcome.Refused(var why)) {
            throw new MachineException(attempt + ": " + why);
        }
    }

    /// Digits only: the text becomes part of a command.
    private static String number(ChildAccount account) {
        if (!account.id().chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("number of an account: " + account.id());
        }
        return account.id();
    }

    /// Without a zone, which is no part of a set's element.
    private static String plain(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    @Override
    public void close() {
        news.ifPresent(NftNews::close);
        firewall.close();
    }
}
