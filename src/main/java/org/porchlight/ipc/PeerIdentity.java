package org.porchlight.ipc;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jdk.net.ExtendedSocketOptions;

/// Reads the kernel's word on who is at the other end (`SO_PEERCRED`, unix(7)).
final class PeerIdentity {
    private static final int MOST_KNOWN = 256;

    /// Principals by their numbers. For each the name service is asked once for a name that nobody has, which takes
    /// it longest: whoever connects again and again would keep everybody else who connects waiting.
    private static final Map<Integer, UserPrincipal> KNOWN = new ConcurrentHashMap<>();

    private PeerIdentity() {}

    /// Nothing when the number of the account cannot be told for certain.
    static Optional<Peer> of(SocketChannel channel) throws IOException {
        return of(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
    }

    /// The JDK holds the number of a principal but does not give it. Parsing its name would make an account that is
    /// named "0" the administrator. The hash code is the number on the JDKs we know; it is taken as a guess, which
    /// counts only when the principal made from that number equals the peer's.
    static Optional<Peer> of(UserPrincipal user) throws IOException {
        int guess = user.hashCode();
        if (guess < 0) {
            return Optional.empty();
        }
        return numbered(guess).filter(user::equals).map(_ -> new Peer(guess, user.getName()));
    }

    private static Optional<UserPrincipal> numbered(int uid) throws IOException {
        var known = KNOWN.get(uid);
        if (known != null) {
            return Optional.of(known);
        }
        var found = lookUp(uid);
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        found.ifPresent(principal -> KNOWN.put(uid, principal));
        return found;
    }

    /// The sign keeps the look-up from finding an account whose name is these digits: no name begins with it.
    private static Optional<UserPrincipal> lookUp(int uid) throws IOException {
        try {
            return Optional.of(
                    FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("+" + uid));
        } catch (UserPrincipalNotFoundException _) {
            return Optional.empty();
        }
    }
}
