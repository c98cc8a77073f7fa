package org.porchlight.port;

import java.nio.file.Path;

final class FakeHolderTest extends HolderContract {
    private final FakeHolder.Machine machine = new FakeHolder.Machine();
    private final FakeHolder holder = new FakeHolder(machine);

    /// Works a step each time somebody looks, unless it is frozen.
    private final class Worker implements Program {
        private final ProcessRef ref;
        private long steps;

        Worker(ProcessRef ref) {
            this.ref = ref;
        }

        @Override
        public ProcessRef ref() {
            return ref;
        }

        @Override
        public long progress() {
            return machine.isFrozen(ref) ? steps : ++steps;
        }

        @Override
        public void awaitProgress(long before) {
            if (machine.isFrozen(ref)) {
                throw new AssertionError(ref + " does not work");
            }
            steps = before + 1;
        }
    }

    @Override
    protected Holder holder() {
        return holder;
    }

    @Override
    protected Holder restarted() {
        return new FakeHolder(machine);
    }

    @Override
    protected ChildAccount child() {
        return new ChildAccount("2101", "kid", Path.of("/home/kid"));
    }

    @Override
    protected ChildAccount sibling() {
        return new ChildAccount("2102", "sib", Path.of("/home/sib"));
    }

    @Override
    protected Program start(ChildAccount account) {
        return new Worker(machine.start(account));
    }
}
