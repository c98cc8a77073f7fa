package org.porchlight.site.wire;

/// A place in a DNS message; reading moves it on and never past the end.
final class Cursor {
    /// RFC 1035 §2.3.4: a name has at most 255 bytes on the wire, so at most 127 labels.
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_LABEL = 63;

    /// As many as a name can have labels; honest senders use one or two.
    private static final int MOST_POINTERS = 127;

    private final byte[] message;
    private int at;

    Cursor(byte[] message, int at) {
        this.message = message;
        this.at = at;
    }

    int at() {
        return at;
    }

    int u8() throws WireException {
        need(1);
        return message[at++] & 0xff;
    }

    int u16() throws WireException {
        return (u8() << 8) | u8();
    }

    long u32() throws WireException {
        return ((long) u16() << 16) | u16();
    }

    byte[] bytes(int length) throws WireException {
        need(length);
        var part = new byte[length];
        System.arraycopy(message, at, part, 0, length);
        at += length;
        return part;
    }

    void skip(int length) throws WireException {
        need(length);
        at += length;
    }

    /// Reads a name, following compression (RFC 1035 §4.1.4). Pointers lead back and each one further back than the
    /// one before, so they end.
    ///
    /// @return lower-case labels with dots between, without a final one; empty for the root; bytes that no host
    ///     name has as `\DDD` (RFC 1035 §5.1), so that they can never look like a dot of another name
    String name() throws WireException {
        var text = new StringBuilder();
        int size = 1;
        int after = -1;
        int earliest = at;
        int pointers = 0;
        while (true) {
            int length = u8();
            if (length == 0) {
                break;
            }
            if (length > LONGEST_LABEL) {
                int target = ((length & 0x3f) << 8) | u8();
                if ((length & 0xc0) != 0xc0 || target >= earliest || ++pointers > MOST_POINTERS) {
                    throw new WireException("a pointer that does not lead back");
                }
                after = after < 0 ? at : after;
                earliest = target;
                at = target;
                continue;
            }
            size += length + 1;
            if (size > LONGEST_NAME) {
                throw new WireException("a name longer than " + LONGEST_NAME + " bytes");
            }
            label(length, text);
        }
        at = after < 0 ? at : after;
        return text.toString();
    }

    private void label(int length, StringBuilder text) throws WireException {
        if (!text.isEmpty()) {
            text.append('.');
        }
        for (int i = 0; i < length; i++) {
            int c = u8();
            if (c >= 'A' && c <= 'Z') {
                text.append((char) (c + ('a' - 'A')));
            } else if (isPlain(c)) {
                text.append((char) c);
            } else {
                text.append('\\')
                        .append((char) ('0' + c / 100))
                        .append((char) ('0' + c / 10 % 10))
                        .append((char) ('0' + c % 10));
            }
        }
    }

    private static boolean isPlain(int c) {
        boolean letter = c >= 'a' && c <= 'z';
        boolean digit = c >= '0' && c <= '9';
        return letter || digit || c == '-' || c == '_';
    }

    private void need(int length) throws WireException {
        if (length > message.length - at) {
            throw new WireException("the message ends early");
        }
    }
}
