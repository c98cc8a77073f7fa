package org.porchlight.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.text.Texts;

/// What a child calls its parents, by how the ledger names them: `parent:ID`.
final class ParentNames {
    private static final String PARENT = "parent:";

    private final Texts texts;
    private final Map<String, String> byActor;

    private ParentNames(Texts texts, Map<String, String> byActor) {
        this.texts = texts;
        this.byActor = Map.copyOf(byActor);
    }

    /// While nobody has told them.
    static ParentNames unknown(Texts texts) {
        return new ParentNames(texts, Map.of());
    }

    ParentNames told(List<ParentEntry> parents) {
        return new ParentNames(
                texts,
                parents.stream()
                        .collect(Collectors.toMap(parent -> PARENT + parent.id().value(), ParentEntry::name)));
    }

    /// The name of somebody who has one here.
    Optional<String> known(String actor) {
        return Optional.ofNullable(byActor.get(actor));
    }

    /// That the PC is paused, and by whom; a parent where there is no name. The child may have stopped by itself.
    String paused(ChildStatus child, Texts words) {
        if (child.isStoppedByItself()) {
            return words.of("stopped");
        }
        return child.pausedBy()
                .flatMap(this::known)
                .map(name -> words.of("paused.by", name))
                .orElseGet(() -> words.of("paused"));
    }

    /// The name, or a word for somebody who has none here, such as the administrator.
    String of(String actor) {
        return known(actor).orElseGet(() -> texts.of("a-parent"));
    }
}
