package org.porchlight.site.wire;

/// Numbers of record types that are treated in a way of their own (IANA, "Resource Record (RR) TYPEs").
public final class RecordType {
    public static final int A = 1;
    public static final int CNAME = 5;
    public static final int SOA = 6;
    public static final int AAAA = 28;
    public static final int OPT = 41;
    public static final int SVCB = 64;
    public static final int HTTPS = 65;
    public static final int IXFR = 251;
    public static final int AXFR = 252;
    public static final int ANY = 255;

    private RecordType() {}
}
