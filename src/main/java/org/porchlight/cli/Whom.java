package org.porchlight.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One child, or all of them; a verb takes exactly one of the two.
final class Whom {
    @Parameters(
            arity = "0..1",
            paramLabel = "CHILD",
            descriptionKey = "param.child",
            completionCandidates = ChildIds.class)
    private @Nullable String child;

    @Option(names = "--all", descriptionKey = "option.all")
    private boolean all;

    /// Nothing stands for all.
    Optional<ChildId> read(Typed typed) throws Failure {
        return all || child == null ? Optional.empty() : Optional.of(typed.child(child));
    }
}
