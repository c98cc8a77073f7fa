package org.porchlight.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// What a page reads of the guard by a key, such as a week of a child. What was read before shows at once and is read
/// anew behind it, so that a page never waits for what it has.
///
/// All calls come on the screen's thread.
final class Reading<K, V> {
    /// How much of what was read before is kept.
    private static final int KEPT = 60;

    /// How it stands with what is to be shown.
    sealed interface State<V> {
        /// It was not read before and is being read.
        record Loading<V>() implements State<V> {}

        record Read<V>(V value) implements State<V> {}

        record Failed<V>(Trouble why) implements State<V> {}

        /// The person did not want to wait.
        record Stopped<V>() implements State<V> {}
    }

    private final Guard guard;
    private final Function<K, Command.ByParent> question;
    private final Function<Answer, Optional<V>> value;
    private final Consumer<State<V>> listener;
    private final Map<K, V> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > KEPT;
        }
    };
    private Guard.Asked asked = () -> {};
    private @Nullable K shown;

    /// @param value what an answer says; nothing for one that is no answer to the question
    /// @param listener is told at every change of what is to be shown
    Reading(
            Guard guard,
            Function<K, Command.ByParent> question,
            Function<Answer, Optional<V>> value,
            Consumer<State<V>> listener) {
        this.guard = guard;
        this.question = question;
        this.value = value;
        this.listener = listener;
    }

    /// Shows `key` and reads it.
    void show(K key) {
        boolean again = key.equals(shown);
        shown = key;
        var known = kept.get(key);
        if (known != null) {
            listener.accept(new State.Read<>(known));
        } else if (!again) {
            listener.accept(new State.Loading<>());
        }
        read(key);
    }

    /// Reads once more what is shown, after it could not be read.
    void again() {
        var key = Objects.requireNonNull(shown);
        if (!kept.containsKey(key)) {
            listener.accept(new State.Loading<>());
        }
        read(key);
    }

    /// Does not wait any longer.
    void stop() {
        asked.drop();
        if (shown != null && !kept.containsKey(shown)) {
            listener.accept(new State.Stopped<>());
        }
    }

    /// Forgets what was read: it may be another by now.
    void forget() {
        kept.clear();
    }

    private void read(K key) {
        asked.drop();
        asked = guard.ask(question.apply(key), answer -> told(key, answer), why -> failed(key, why.ofReading()));
    }

    private void told(K key, Answer answer) {
        var read = value.apply(answer);
        if (read.isEmpty()) {
            failed(key, new Trouble.NoAnswer());
            return;
        }
        kept.put(key, read.get());
        if (key.equals(shown)) {
            listener.accept(new State.Read<>(read.get()));
        }
    }

    /// What was read before is better than nothing: the frame says when the guard is gone.
    private void failed(K key, Trouble why) {
        if (key.equals(shown) && !(why instanceof Trouble.NoAnswer && kept.containsKey(key))) {
            kept.remove(key);
            listener.accept(new State.Failed<>(why));
        }
    }
}
