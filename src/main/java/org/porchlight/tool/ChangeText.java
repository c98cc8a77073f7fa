package org.porchlight.tool;

import org.porchlight.port.Journal;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What the journal says was changed, in words.
///
/// @param language in which they are
public record ChangeText(Language language) {
    /// @param change its sort and its target with a blank between, such as `CGROUP_V2 /sys/fs/cgroup/porchlight-1000`
    public String of(String change) {
        int blank = change.indexOf(' ');
        var sort = change.substring(0, blank);
        var target = change.substring(blank + 1);
        // The mark that lines of PAM end in is nothing to a person.
        var named = sort.equals(Journal.What.PAM_LINES.name()) ? target.split(" ", 2)[0] : target;
        return Texts.of("tool", language).of("change." + sort, named);
    }
}
