package org.porchlight;

/// Picks the process that the first argument names.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(args.length);
    }
}
