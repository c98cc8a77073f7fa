package org.porchlight.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A command line that answers at once what it was told to.
final class FakeVerbs implements Verbs {
    /// What was run, in order.
    final List<List<String>> ran = new ArrayList<>();

    /// What was ended before it came to something.
    final List<List<String>> dropped = new ArrayList<>();

    private final Map<String, Result> results = new HashMap<>();

    /// What a verb comes to from now on.
    void answer(String verb, Result result) {
        results.put(verb, result);
    }

    @Override
    public boolean isAdministrator() {
        return false;
    }

    /// As from a checkout, where a test says so.
    String program = "porchlight";

    @Override
    public String typing(String text) {
        return text.replaceAll("(?<![./])porchlight(?= )", program);
    }

    @Override
    public Guard.Asked run(List<String> arguments, Consumer<Result> done) {
        ran.add(arguments);
        var result = results.get(arguments.getFirst());
        if (result != null) {
            done.accept(result);
        }
        return () -> dropped.add(arguments);
    }
}
