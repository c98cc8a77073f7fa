package org.porchlight.proof;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;

/// Works through a list on two threads, each with a worker of its own.
final class Threads {
    private static final int MANY = 2;

    private Threads() {}

    /// @param workers makes what one thread works with
    /// @param join puts two results together, in no order that could be relied on
    /// @return nothing for an empty list
    static <T, W, R> Optional<R> fold(
            List<T> all, Callable<W> workers, BiFunction<W, T, R> work, BinaryOperator<R> join) {
        var next = new AtomicInteger();
        var result = Optional.<R>empty();
        try (var threads = Executors.newFixedThreadPool(MANY)) {
            Callable<Optional<R>> part = () -> {
                var worker = workers.call();
                var found = Optional.<R>empty();
                for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                    var one = work.apply(worker, all.get(i));
                    found = found.map(before -> join.apply(before, one)).or(() -> Optional.of(one));
                }
                return found;
            };
            for (var done : threads.invokeAll(Collections.nCopies(MANY, part))) {
                var more = done.get();
                var before = result;
                result = more.map(one -> before.map(sum -> join.apply(sum, one)).orElse(one))
                        .or(() -> before);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the proof was stopped", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a history could not be run", broken.getCause());
        }
        return result;
    }
}
