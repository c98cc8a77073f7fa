package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import org.porchlight.port.StoreException;
import org.porchlight.port.StoreException.Kind;

/// The names of this PC and of its household, made at random when a ledger is made.
///
/// @param device first 16 bytes of SHA-256 of the public key in the 32 bytes of RFC 8032 §5.1.2
/// @param household 16 random bytes
record Identity(Bytes device, Bytes household) {
    private static final String HOUSEHOLD = "household.id";
    private static final String KEY = "device.key";
    static final int LENGTH = 16;

    /// Makes the names for a new ledger. A device never goes on under the name of a ledger that is lost, because a
    /// number of its events would then be given twice.
    static Identity make(DataDirectory directory) throws IOException {
        if (!Files.exists(directory.file(HOUSEHOLD))) {
            DataDirectory.put(directory.file(HOUSEHOLD), random(LENGTH));
        }
        var fresh = fresh();
        DataDirectory.put(directory.file(KEY), fresh.key.toArray());
        return new Identity(fresh.device, Bytes.of(Files.readAllBytes(directory.file(HOUSEHOLD))));
    }

    /// A new name with its key, which lies beside the key in use until the ledger bears the name.
    record Fresh(Bytes device, Bytes key) {
        void put(DataDirectory directory) throws IOException {
            DataDirectory.put(waiting(directory, device), key.toArray());
        }

        void withdraw(DataDirectory directory) throws IOException {
            Files.deleteIfExists(waiting(directory, device));
        }
    }

    static Fresh fresh() {
        var pair = keyPair();
        return new Fresh(
                deviceOf((EdECPublicKey) pair.getPublic()),
                Bytes.of(pair.getPrivate().getEncoded()));
    }

    private static Path waiting(DataDirectory directory, Bytes device) {
        return directory.file("device-" + device.hex() + ".key");
    }

    /// Takes the key of the name that the ledger bears into use, if it still lies beside.
    static void settle(DataDirectory directory, Bytes device) throws IOException {
        var file = waiting(directory, device);
        if (Files.exists(file)) {
            Files.move(file, directory.file(KEY), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DataDirectory.syncFolder(directory.path());
        }
    }

    /// Makes a folder that of a household which exists elsewhere too.
    static void putHousehold(DataDirectory directory, Bytes household) throws IOException {
        DataDirectory.put(directory.file(HOUSEHOLD), household.toArray());
    }

    /// Whether a folder is of a household already.
    static boolean isHousehold(DataDirectory directory) {
        return Files.exists(directory.file(HOUSEHOLD));
    }

    /// The household of a ledger that exists.
    static Bytes household(DataDirectory directory) throws IOException, StoreException {
        var file = directory.file(HOUSEHOLD);
        if (!Files.isRegularFile(file) || Files.size(file) != LENGTH) {
            throw new StoreException(
                    Kind.DAMAGED,
                    "opening the ledger: " + file + " is missing or damaged; bring it back from a backup");
        }
        return Bytes.of(Files.readAllBytes(file));
    }

    static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java 25 has Ed25519", e);
        }
    }

    private static Bytes deviceOf(EdECPublicKey key) {
        // RFC 8032 §5.1.2: y in 32 bytes, little-endian, the lowest bit of x on top.
        var bigEndian = key.getPoint().getY().toByteArray();
        var encoded = new byte[32];
        int count = Math.min(bigEndian.length, encoded.length);
        for (int i = 0; i < count; i++) {
            encoded[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            encoded[31] |= (byte) 0x80;
        }
        return Bytes.sha256(Bytes.of(encoded)).first(LENGTH);
    }
}
