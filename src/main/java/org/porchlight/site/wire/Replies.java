package org.porchlight.site.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Replies that we write ourselves.
public final class Replies {
    /// The largest datagram that crosses every network in one piece (DNS flag day 2020), in bytes.
    public static final int LARGEST_DATAGRAM = 1232;

    /// "Extended DNS Error", an option of the extension record (RFC 8914 §2).
    private static final int EXTENDED_ERROR = 15;

    /// The name is on a list that was asked for (RFC 8914 §4.18).
    private static final int FILTERED = 17;

    private static final int RESPONSE = 0x8000;
    private static final int RECURSION_OFFERED = 0x0080;
    private static final int TRUNCATED = 0x0200;

    private Replies() {}

    /// Repeats the question with a code and no record. `OK` says that the name has none of that type.
    public static byte[] empty(Query query, ResponseCode code) {
        return reply(query, code.number(), List.of(), Duration.ZERO, new byte[0]);
    }

    /// Says that there is no such name, and to those who ask for reasons that it was filtered. It carries no SOA
    /// record, so nobody remembers it when the rules change.
    public static byte[] filtered(Query query) {
        var option = new Writer().u16(EXTENDED_ERROR).u16(2).u16(FILTERED).done();
        return reply(query, ResponseCode.NO_SUCH_NAME.number(), List.of(), Duration.ZERO, option);
    }

    /// Asks the sender to come again by TCP.
    public static byte[] truncated(Query query) {
        return reply(query, TRUNCATED, List.of(), Duration.ZERO, new byte[0]);
    }

    /// Gives addresses of the asked name; those of the other version than was asked are left out.
    ///
    /// @param addresses at most 64
    public static byte[] addresses(Query query, List<InetAddress> addresses, Duration life) {
        int type = query.question().type();
        var wanted = addresses.stream()
                .filter(address -> type == (address instanceof Inet4Address ? RecordType.A : RecordType.AAAA))
                .limit(64)
                .toList();
        return reply(query, ResponseCode.OK.number(), wanted, life, new byte[0]);
    }

    /// A reply to something whose question could not be read.
    public static byte[] odd(int id, ResponseCode code) {
        return new Writer()
                .u16(id)
                .u16(RESPONSE | code.number())
                .u16(0)
                .u16(0)
                .u16(0)
                .u16(0)
                .done();
    }

    private static byte[] reply(Query query, int bits, List<InetAddress> addresses, Duration life, byte[] options) {
        var extension = query.extension();
        var writer = new Writer()
                .u16(query.id())
                .u16(RESPONSE | RECURSION_OFFERED | (query.flags() & 0x0110) | bits)
                .u16(1)
                .u16(addresses.size())
                .u16(0)
                .u16(extension.isPresent() ? 1 : 0)
                .bytes(query.asked());
        for (var address : addresses) {
            var bytes = address.getAddress();
            writer.u16(0xc000 + Query.HEADER).u16(query.question().type()).u16(Question.INTERNET);
            writer.u32(life.toSeconds()).u16(bytes.length).bytes(bytes);
        }
        extension.ifPresent(said -> writer.extension(said, options));
        return writer.done();
    }
}
