package org.porchlight.core.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// Which programs go on for whom when time closes, by the word of whoever tells one file from another.
///
/// @param told for each child the file behind each path that a rule names, as the kernel names it;
///     nothing before the first word, when the rules alone are believed
public record GoingOn(Optional<Map<ChildId, Map<String, String>>> told) {
    static final GoingOn UNTOLD = new GoingOn(Optional.empty());

    public static GoingOn told(Map<ChildId, Map<String, String>> files) {
        return new GoingOn(Optional.of(Map.copyOf(files)));
    }

    /// Those that do go on of the programs that do not count: the file behind each path, in their order.
    ///
    /// @param exempt paths of the rules, such as [org.porchlight.core.decide.Exempt] finds them
    Map<String, String> of(ChildId child, List<String> exempt) {
        var files = new LinkedHashMap<String, String>();
        exempt.forEach(path -> file(child, path).ifPresent(file -> files.put(path, file)));
        return files;
    }

    private Optional<String> file(ChildId child, String path) {
        return told.isEmpty()
                ? Optional.of(path)
                : Optional.ofNullable(told.get().getOrDefault(child, Map.of()).get(path));
    }
}
