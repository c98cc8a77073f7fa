package org.porchlight.console;

import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.ui.Words;

/// How the page of the children calls them.
record ChildrenWords(Words words) {
    /// The name of a child, of one that is to go as it was.
    String name(ChildrenDraft draft, String key) {
        return draft.form(key)
                .or(() -> ChildrenDraft.inForce(draft.base(), key))
                .map(form -> name(form, key))
                .orElse(key);
    }

    private String name(ChildForm form, String key) {
        if (!form.name().isBlank()) {
            return form.name().strip();
        }
        return ChildrenDraft.isNew(key)
                ? form.accounts().stream().findFirst().orElseGet(() -> words.of("children.new"))
                : key;
    }

    /// Of whom a change is.
    String touched(ChildrenPage.Touched touched) {
        return touched.keys().stream()
                .map(key -> key.equals(ChildrenDraft.OTHERS)
                        ? words.of("children.clash-others")
                        : name(touched.draft(), key))
                .collect(Collectors.joining(words.of("undo.and")));
    }

    /// What is done with accounts of nobody.
    String others(OtherAccounts others) {
        return words.of(others == OtherAccounts.IGNORE ? "children.others.IGNORE" : "first.others." + others);
    }

    /// What is to be said of the first child of whom something is lacking.
    Optional<String> lacking(ChildrenPage page) {
        return page.lacking().stream().findFirst().map(key -> {
            var form = page.draft().form(key).orElseThrow();
            boolean isAgeRead = form.birth(page.today()).isPresent();
            var what = isAgeRead ? "account" : form.accounts().isEmpty() ? "both" : "age";
            return words.of("children.lacking." + what, name(form, key));
        });
    }

    /// All that is said of a child.
    String said(Optional<ChildForm> said, String key) {
        return said.map(form -> words.of(
                        "children.said",
                        name(form, key),
                        form.age().isBlank() ? words.of("children.no-age") : form.age(),
                        form.accounts().isEmpty()
                                ? words.of("children.no-accounts")
                                : String.join(" ", form.accounts())))
                .orElseGet(() -> words.of("children.removed-by-other"));
    }
}
