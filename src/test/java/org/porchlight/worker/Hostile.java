package org.porchlight.worker;

/// A worker that was taken over by what it read.
final class Hostile {
    private Hostile() {}

    static void main(String[] args) throws Exception {
        // The first argument is the verb `worker`.
        switch (args[1]) {
            case "talks" -> {
                while (true) {
                    System.out.println("{\"name\":\"x\",\"days\":[\"2027-01-11\",\"2027-01-11\"]}");
                }
            }
            case "loops" -> {
                var spins = new int[1];
                while (spins[0] >= 0) {
                    spins[0] = 0;
                }
            }
            case "closes" -> {
                System.out.close();
                Thread.sleep(Long.MAX_VALUE);
            }
            case "hoards" -> {
                var all = new StringBuilder("x");
                while (true) {
                    all.append(all);
                }
            }
            case "dies" -> Runtime.getRuntime().halt(139);
            case "throws" -> throw new IllegalStateException("bug");
            case "lies" -> System.out.println("{\"name\":1}");
            case "echoes" -> System.out.write(System.in.readAllBytes());
            case "environment" -> System.out.println(System.getenv().keySet().size());
            default -> throw new IllegalArgumentException(args[1]);
        }
        System.out.flush();
    }
}
