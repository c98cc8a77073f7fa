package org.porchlight.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// What became of an errand.
public sealed interface Outcome {
    /// The files, by the ending of their names.
    record Made(Map<String, byte[]> files) implements Outcome {
        public Made {
            files = Map.copyOf(files);
        }
    }

    /// The server took the letter.
    record Sent() implements Outcome {}

    /// It was in vain.
    ///
    /// @param why one sentence: what was attempted, why it failed
    record Failed(String why) implements Outcome {}

    /// The most that is heard of a process.
    int MAX_BYTES = 8 << 20;

    private static void write(Outcome outcome, DataOutputStream out) throws IOException {
        switch (outcome) {
            case Sent _ -> out.writeByte('S');
            case Failed(var why) -> {
                out.writeByte('F');
                out.writeUTF(why.substring(0, Math.min(why.length(), 2000)));
            }
            case Made(var files) -> {
                out.writeByte('M');
                out.writeByte(files.size());
                for (var file : new TreeMap<>(files).entrySet()) {
                    out.writeUTF(file.getKey());
                    out.writeInt(file.getValue().length);
                    out.write(file.getValue());
                }
            }
        }
    }

    static byte[] write(Outcome outcome) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(outcome, out);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException when it is none
    static Outcome read(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return switch (in.readByte()) {
                case 'S' -> new Sent();
                case 'F' -> new Failed(in.readUTF());
                case 'M' -> new Made(files(in));
                default -> throw new IOException("an outcome that is unknown");
            };
        }
    }

    private static Map<String, byte[]> files(DataInputStream in) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            var ending = in.readUTF();
            int length = in.readInt();
            if (!ending.matches("[a-z]{1,5}") || length < 0 || length > in.available()) {
                throw new IOException("a file that cannot be");
            }
            files.put(ending, in.readNBytes(length));
        }
        return files;
    }
}
