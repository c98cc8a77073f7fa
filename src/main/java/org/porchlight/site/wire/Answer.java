package org.porchlight.site.wire;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What another server replied to a query, read with bounds.
public final class Answer {
    private static final int MOST_RECORDS = 512;
    private static final int MOST_ALIASES = 16;
    private static final int TRUNCATED = 0x0200;

    /// A record as far as we look into it.
    ///
    /// @param lifeAt where its time to live stands in the message
    /// @param target what an alias leads to, empty for all others
    private record Entry(
            String owner, int type, long life, int lifeAt, int dataAt, int dataLength, Optional<String> target) {}

    private final byte[] message;
    private final List<Entry> entries;
    private final List<String> aliases;
    private final List<InetAddress> addresses;
    private final Duration life;

    private Answer(
            byte[] message, List<Entry> entries, List<String> aliases, List<InetAddress> addresses, Duration life) {
        this.message = message;
        this.entries = entries;
        this.aliases = List.copyOf(aliases);
        this.addresses = List.copyOf(addresses);
        this.life = life;
    }

    /// Reads a reply to our query. Nothing makes it throw; its work is bounded by the length.
    ///
    /// @param id the number under which the query was sent
    /// @return nothing when it is no reply, or one to another question
    public static Optional<Answer> read(byte[] message, Query query, int id) {
        try {
            return Optional.of(parse(message, query, id));
        } catch (WireException _) {
            return Optional.empty();
        }
    }

    private static Answer parse(byte[] message, Query query, int id) throws WireException {
        var cursor = new Cursor(message, 0);
        int itsId = cursor.u16();
        int flags = cursor.u16();
        int questions = cursor.u16();
        int answers = cursor.u16();
        int rest = cursor.u16() + cursor.u16();
        if (itsId != id || (flags & 0xf800) != 0x8000 || questions != 1 || answers + rest > MOST_RECORDS) {
            throw new WireException("no reply to this query");
        }
        var question = new Question(cursor.name(), cursor.u16(), cursor.u16());
        if (!question.equals(query.question()) || cursor.at() != Query.HEADER + query.asked().length) {
            throw new WireException("a reply to another question");
        }
        var entries = new ArrayList<Entry>();
        // A truncated message may end anywhere, and nothing of it is used but the fact.
        boolean whole = (flags & TRUNCATED) == 0;
        for (int i = 0; whole && i < answers + rest; i++) {
            entries.add(entry(cursor));
        }
        return gather(message, question, entries, Math.min(answers, entries.size()));
    }

    private static Entry entry(Cursor cursor) throws WireException {
        var owner = cursor.name();
        int type = cursor.u16();
        int category = cursor.u16();
        int lifeAt = cursor.at();
        long life = cursor.u32();
        int length = cursor.u16();
        int dataAt = cursor.at();
        boolean alias = type == RecordType.CNAME && category == Question.INTERNET;
        var target = alias ? Optional.of(cursor.name()) : Optional.<String>empty();
        if (alias && cursor.at() != dataAt + length) {
            throw new WireException("an alias of another length than it says");
        }
        cursor.skip(alias ? 0 : length);
        return new Entry(owner, type, life, lifeAt, dataAt, length, target);
    }

    /// Follows the aliases from the asked name; only what belongs to them is an address of it.
    private static Answer gather(byte[] message, Question question, List<Entry> entries, int answers)
            throws WireException {
        var aliases = new ArrayList<String>();
        var names = new HashSet<String>();
        names.add(question.name());
        var addresses = new ArrayList<InetAddress>();
        long life = Long.MAX_VALUE;
        // Aliases stand before what they lead to, but no rule says so.
        boolean more = true;
        while (more) {
            more = false;
            for (var entry : entries.subList(0, answers)) {
                var target = entry.target();
                if (target.isPresent() && names.contains(entry.owner()) && names.add(target.get())) {
                    aliases.add(target.get());
                    more = true;
                }
            }
            if (aliases.size() > MOST_ALIASES) {
                throw new WireException("more than " + MOST_ALIASES + " aliases");
            }
        }
        for (var entry : entries.subList(0, answers)) {
            if (names.contains(entry.owner()) && isAddress(entry)) {
                addresses.add(address(new Cursor(message, entry.dataAt()).bytes(entry.dataLength())));
                life = Math.min(life, entry.life());
            }
        }
        // RFC 2181 §8: a time to live has 31 bits; one with the highest bit set counts as zero.
        long seconds = addresses.isEmpty() || life > Integer.MAX_VALUE ? 0 : life;
        return new Answer(message.clone(), entries, aliases, addresses, Duration.ofSeconds(seconds));
    }

    private static boolean isAddress(Entry entry) {
        return switch (entry.type()) {
            case RecordType.A -> entry.dataLength() == 4;
            case RecordType.AAAA -> entry.dataLength() == 16;
            default -> false;
        };
    }

    private static InetAddress address(byte[] bytes) throws WireException {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException _) {
            throw new WireException("an address of " + bytes.length + " bytes");
        }
    }

    public ResponseCode code() {
        return new ResponseCode(message[3] & 0x0f);
    }

    /// Whether it has to be asked for again by TCP; then it holds no record.
    public boolean truncated() {
        return (message[2] & (TRUNCATED >> 8)) != 0;
    }

    /// The names that the asked one leads to, in their order.
    public List<String> aliases() {
        return aliases;
    }

    /// The addresses of the asked name and of what it leads to.
    public List<InetAddress> addresses() {
        return addresses;
    }

    /// How long the addresses hold, the shortest of them; zero without addresses.
    public Duration life() {
        return life;
    }

    /// The reply for the one who asked: under the number and in the letters of the query, no record living longer
    /// than `most`.
    public byte[] forSender(Query query, Duration most) {
        var reply = message.clone();
        reply[0] = (byte) (query.id() >> 8);
        reply[1] = (byte) query.id();
        var asked = query.asked();
        System.arraycopy(asked, 0, reply, Query.HEADER, asked.length);
        for (var entry : entries) {
            // The extension record keeps flags where others keep their time to live.
            if (entry.type() != RecordType.OPT && entry.life() > most.toSeconds()) {
                long seconds = most.toSeconds();
                reply[entry.lifeAt()] = (byte) (seconds >> 24);
                reply[entry.lifeAt() + 1] = (byte) (seconds >> 16);
                reply[entry.lifeAt() + 2] = (byte) (seconds >> 8);
                reply[entry.lifeAt() + 3] = (byte) seconds;
            }
        }
        return reply;
    }
}
