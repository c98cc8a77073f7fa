package org.porchlight.platform.linux.net;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.porchlight.platform.linux.uid.UidRange;

/// The text of our table: who is limited, through which port names are asked.
///
/// The table has no owner flag, on purpose: it outlives a guard that dies, its pins run out and the child's account
/// fails closed. `reach` marks no packet and accepts none for another table; its only final word is a refusal.
///
/// @param table name of the table in family inet
/// @param limits by number of the account
record Ruleset(String table, SortedMap<String, Limit> limits) {
    /// One limited account.
    ///
    /// @param ranges every number of it
    /// @param port of its resolver on loopback
    record Limit(List<UidRange> ranges, int port) {
        Limit {
            ranges = List.copyOf(ranges);
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("port " + port);
            }
        }
    }

    /// A pinned address is refreshed by every answer; this many at once is far above what a child uses.
    private static final int MOST_PINS = 65535;

    private static final int MOST_CONNECTIONS = 16384;

    private static final String CONNECTION = "meta l4proto . th sport . th dport";

    private static final Pattern LISTED =
            Pattern.compile("^\\t(chain|set|map|flowtable) (\\S+) \\{", Pattern.MULTILINE);

    Ruleset {
        limits = new TreeMap<>(limits);
    }

    static String pins(int version, String account) {
        return "allow" + version + "_" + account;
    }

    static String connections(int version, String account) {
        return "open" + version + "_" + account;
    }

    /// Commands that make the table so and keep the pins of those who stay limited.
    ///
    /// @param listing what the table holds now, as nft(8) lists it; things in it that are not ours go
    String repair(String listing) {
        var commands = new ArrayList<String>();
        declare(commands);
        var ours = declared(commands);
        var strangers = new ArrayList<String>();
        var matcher = LISTED.matcher(listing);
        while (matcher.find()) {
            var thing = matcher.group(1) + " inet " + table + " " + matcher.group(2);
            if (ours.contains(thing)) {
                continue;
            }
            if (matcher.group(1).equals("chain")) {
                commands.add("flush " + thing);
            }
            strangers.add("delete " + thing);
        }
        fill(commands);
        commands.addAll(strangers);
        return String.join("\n", commands);
    }

    /// Commands that make the table anew, without pins.
    String replace() {
        var commands = new ArrayList<String>();
        commands.add(remove(table));
        declare(commands);
        fill(commands);
        return String.join("\n", commands);
    }

    /// Commands after which the table is not there, whether it was or not.
    static String remove(String table) {
        return "add table inet " + table + "\ndelete table inet " + table;
    }

    private void declare(List<String> commands) {
        commands.add("add table inet " + table);
        // Before other tables' translations, so that a redirection of port 53 by somebody else does not win.
        commands.add("add chain inet " + table + " names { type nat hook output priority -110; policy accept; }");
        commands.add("add chain inet " + table + " reach { type filter hook output priority 0; policy accept; }");
        commands.add("add chain inet " + table + " refuse");
        for (var account : limits.keySet()) {
            for (int version : new int[] {4, 6}) {
                var type = "type ipv" + version + "_addr";
                commands.add("add set inet %s %s { %s; size %d; flags timeout; }"
                        .formatted(table, pins(version, account), type, MOST_PINS));
                commands.add(
                        "add set inet %s %s { %s . inet_proto . inet_service . inet_service; size %d; flags dynamic,timeout; timeout 10m; }"
                                .formatted(table, connections(version, account), type, MOST_CONNECTIONS));
            }
            commands.add("add chain inet " + table + " kid_" + account);
        }
    }

    private static List<String> declared(List<String> commands) {
        return commands.stream()
                .map(command -> command.substring("add ".length()))
                .map(thing -> thing.contains(" {") ? thing.substring(0, thing.indexOf(" {")) : thing)
                .toList();
    }

    private void fill(List<String> commands) {
        var names = new ArrayList<String>();
        var reach = new ArrayList<String>();
        limits.forEach((account, limit) -> {
            for (var range : limit.ranges()) {
                names.add(
                        "meta skuid " + range + " meta l4proto { tcp, udp } th dport 53 redirect to :" + limit.port());
                reach.add("meta skuid " + range + " jump kid_" + account);
            }
        });
        rules(commands, "names", names);
        rules(commands, "reach", reach);
        // A connection under way ends at once by a reset; it would hang for minutes on anything else.
        rules(
                commands,
                "refuse",
                List.of(
                        "meta l4proto tcp ct state established reject with tcp reset",
                        "reject with icmpx type admin-prohibited"));
        limits.forEach((account, limit) -> rules(commands, "kid_" + account, way(account, limit)));
    }

    private void rules(List<String> commands, String chain, List<String> rules) {
        commands.add("flush chain inet " + table + " " + chain);
        rules.forEach(rule -> commands.add("add rule inet " + table + " " + chain + " " + rule));
    }

    /// What a packet of a limited account goes through.
    private List<String> way(String account, Limit limit) {
        var rules = new ArrayList<String>();
        var port = "meta l4proto { tcp, udp } th dport ";
        // A redirected packet still carries the interface it was meant for, so loopback alone does not name it.
        rules.add("ip daddr 127.0.0.1 " + port + limit.port() + " accept");
        rules.add("ip6 daddr ::1 " + port + limit.port() + " accept");
        // Port 53 that was not redirected belongs to a flow older than this table.
        rules.add(port + "{ 53, 853 } goto refuse");
        limits.forEach((other, itsLimit) -> {
            if (!other.equals(account)) {
                rules.add("oifname \"lo\" " + port + itsLimit.port() + " goto refuse");
            }
        });
        rules.add("oifname \"lo\" accept");
        rules.add("udp dport 443 goto refuse");
        for (int version : new int[] {4, 6}) {
            var address = version == 4 ? "ip daddr" : "ip6 daddr";
            var open = "@" + connections(version, account);
            var key = address + " . " + CONNECTION;
            var pinned = address + " @" + pins(version, account);
            rules.add("ct state established " + key + " " + open + " update " + open + " { " + key + " } accept");
            rules.add(pinned + " meta l4proto { tcp, udp } update " + open + " { " + key + " }");
            rules.add(pinned + " accept");
        }
        rules.add("goto refuse");
        return rules;
    }
}
