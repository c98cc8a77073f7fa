package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.Policy;

class LineAgeTest {
    private static final ChildId MEI = new ChildId("mei");

    private static LineAge.Past past(String by, String day, String time) {
        return new LineAge.Past(
                policy(time), new PolicyPut("parent:" + by, Optional.of(Instant.parse(day + "T10:00:00Z"))));
    }

    private static Policy policy(String time) {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n  - {id: mei, accounts: [mei], time: "
                + time + "}\n";
        return Documents.of(text).policy();
    }

    @Test
    void tellsWhoSaidItFirstOfThoseThatSayTheSame() {
        var ages = LineAge.of(
                List.of(
                        past("dad", "2026-11-20", "{budget: {days-off: 90m, week: 8h}}"),
                        past("mum", "2026-10-03", "{budget: {days-off: 90m, week: 9h}}"),
                        past("dad", "2026-09-01", "{budget: {days-off: 60m, week: 8h}}")),
                MEI);

        assertThat(ages.stream()
                        .collect(
                                Collectors.toMap(LineAge::path, age -> age.put().by())))
                .containsEntry("time.budget.days-off", "parent:mum")
                .containsEntry("time.budget.week", "parent:dad");
        assertThat(ages)
                .filteredOn(age -> age.path().equals("time.budget.week"))
                .extracting(age -> age.put().at().orElseThrow())
                .containsExactly(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void tellsSinceWhenAChildLimitsItself() {
        var ages = LineAge.of(
                List.of(
                        past("dad", "2026-11-22", "{budget: {week: 7h}, own-limit: 45m}"),
                        past("dad", "2026-11-20", "{budget: {week: 8h}, own-limit: 45m}"),
                        past("dad", "2026-11-19", "{budget: {week: 8h}, own-limit: 50m}")),
                MEI);

        assertThat(ages)
                .filteredOn(age -> age.path().equals("time.own-limit"))
                .extracting(age -> age.put().at().orElseThrow())
                .containsExactly(Instant.parse("2026-11-20T10:00:00Z"));
    }

    @Test
    void knowsNothingWithoutAPast() {
        assertThat(LineAge.of(List.of(), MEI)).isEmpty();
    }
}
