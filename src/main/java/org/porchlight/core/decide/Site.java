package org.porchlight.core.decide;

import java.util.Set;

/// A site as rules may name it.
///
/// @param host lower-case A-labels without a final dot, as [org.porchlight.core.policy.DomainName] makes them
/// @param categories those that lists count it to, ids of [org.porchlight.core.policy.Categories]
public record Site(String host, Set<String> categories) {
    public Site {
        categories = Set.copyOf(categories);
    }

    /// A site that no list counts to anything.
    public static Site of(String host) {
        return new Site(host, Set.of());
    }

    /// Whether it is a domain or lies below it; `notexample.org` does not lie below `example.org`.
    boolean isWithin(String domain) {
        int above = host.length() - domain.length();
        return host.endsWith(domain) && (above == 0 || (above > 0 && host.charAt(above - 1) == '.'));
    }
}
