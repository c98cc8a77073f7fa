package org.porchlight.ipc;

import java.nio.charset.StandardCharsets;

/// What "why" asks about.
public sealed interface WhySubject {
    /// The child's time.
    record Time() implements WhySubject {}

    /// A program, by its absolute path.
    record Program(String path) implements WhySubject {
        public Program {
            if (!isValid(path)) {
                throw new IllegalArgumentException("not an absolute path");
            }
        }

        /// Whether it is absolute, without control characters, and at most 4096 bytes.
        public static boolean isValid(String path) {
            return path.startsWith("/")
                    && path.getBytes(StandardCharsets.UTF_8).length <= 4096
                    && path.chars().noneMatch(Character::isISOControl);
        }
    }

    /// A site, by its host name.
    record Site(String host) implements WhySubject {
        public Site {
            if (!isValid(host)) {
                throw new IllegalArgumentException("not the name of a host");
            }
        }

        /// Whether it has 1 to 253 characters, none of them a space, a control character or part of an address
        /// such as `/` or `:`.
        public static boolean isValid(String host) {
            return !host.isEmpty()
                    && host.length() <= 253
                    && host.chars().noneMatch(c -> Character.isISOControl(c) || " /:?#@\\".indexOf(c) >= 0);
        }
    }
}
