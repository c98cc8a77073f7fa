package org.porchlight.tool.bench;

import java.util.concurrent.CountDownLatch;

/// A Java program that does nothing, until it is killed.
final class Waiting {
    private Waiting() {}

    public static void main(String[] arguments) throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
