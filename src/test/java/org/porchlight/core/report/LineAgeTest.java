package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.Policy;

class LineAgeTest {
    private static final ChildId MEI = new ChildId("mei");

    private static LineAge.Past past(String by, String day, String time) {
        return new LineAge.Past(Optional.of(policy(time)), put(by, day));
    }

    private static PolicyPut put(String by, String day) {
        return new PolicyPut("parent:" + by, Optional.of(Instant.parse(day + "T10:00:00Z")));
    }

    private static Policy policy(String time) {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n  - {id: mei, accounts: [mei], time: "
                + time + "}\n";
        return Documents.of(text).policy();
    }

    private static List<LineAge> of(LineAge.Past... newestFirst) {
        return LineAge.of(newestFirst[0].policy().orElseThrow(), List.of(newestFirst), MEI);
    }

    private static LineAge line(String path, List<LineAge> ages) {
        return ages.stream().filter(age -> age.path().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void tellsWhoSaidItFirstOfThoseThatSayTheSame() {
        var ages = of(
                past("dad", "2026-11-20", "{budget: {days-off: 90m, week: 8h}}"),
                past("mum", "2026-10-03", "{budget: {days-off: 90m, week: 9h}}"),
                past("dad", "2026-09-01", "{budget: {days-off: 60m, week: 8h}}"));

        assertThat(line("time.budget.days-off", ages).put()).isEqualTo(put("mum", "2026-10-03"));
        assertThat(line("time.budget.week", ages).put()).isEqualTo(put("dad", "2026-11-20"));
    }

    @Test
    void tellsSinceWhenAChildLimitsItself() {
        var ages = of(
                past("dad", "2026-11-22", "{budget: {week: 7h}, own-limit: 45m}"),
                past("dad", "2026-11-20", "{budget: {week: 8h}, own-limit: 45m}"),
                past("dad", "2026-11-19", "{budget: {week: 8h}, own-limit: 50m}"));

        assertThat(line("time.own-limit", ages).put()).isEqualTo(put("dad", "2026-11-20"));
    }

    /// It may have said so, or something else: neither who came after it nor who came before it is to be named.
    @Test
    void namesNobodyForWhatStoodAfterOneThatIsForgotten() {
        var ages = of(
                past("dad", "2026-11-20", "{budget: {days-off: 90m, week: 8h}}"),
                past("mum", "2026-10-03", "{budget: {days-off: 90m, week: 9h}}"),
                new LineAge.Past(Optional.empty(), put("dad", "2026-09-20")),
                past("dad", "2026-09-01", "{budget: {days-off: 90m, week: 8h}}"));

        assertThat(ages)
                .containsExactlyInAnyOrder(
                        new LineAge(
                                "time.budget.days-off",
                                PolicyPut.UNKNOWN,
                                put("mum", "2026-10-03").at()),
                        new LineAge("time.budget.week", put("dad", "2026-11-20")));
    }

    @Test
    void namesADateOfWhichSomethingTells() {
        var text = "{budget: {week: 8h}}";

        assertThat(of(
                        past("dad", "2026-11-20", text),
                        new LineAge.Past(Optional.of(policy(text)), new PolicyPut("parent:mum", Optional.empty()))))
                .containsExactly(new LineAge(
                        "time.budget.week",
                        new PolicyPut("parent:mum", Optional.empty()),
                        put("dad", "2026-11-20").at()));
        assertThat(of(
                        new LineAge.Past(Optional.of(policy(text)), new PolicyPut("parent:mum", Optional.empty())),
                        LineAge.Past.FORGOTTEN))
                .containsExactly(new LineAge("time.budget.week", PolicyPut.UNKNOWN));
    }

    @Test
    void knowsNobodyWithoutAPast() {
        assertThat(LineAge.of(policy("{budget: {week: 8h}}"), List.of(), MEI))
                .containsExactly(new LineAge("time.budget.week", PolicyPut.UNKNOWN));
    }
}
