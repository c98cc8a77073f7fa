package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.Problem;

/// That each sentence has a form is held where the sentences are tried.
class FindingTextTest {
    private static final FindingText CHINESE = new FindingText(Language.ZH_CN);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            children[0].time.windows.fri[0]: "25:00-26:00" is not a window: hours run from 00:00 to 24:00; write for example "16:30-20:30" | children[0].time.windows.fri[0]: "25:00-26:00" 不是时段：时间从 00:00 到 24:00；例如写 "16:30-20:30"
            children[0]: "accounts" is missing; write for example accounts: [mei] | children[0]: 缺少 "accounts"；例如写 accounts: [mei]
            children[0].time.budget.fri: the number 60 cannot stand here; write a length of time, for example "45m" or "1h30m" | children[0].time.budget.fri: 这里不能写数字 60；要写一段时间，例如 "45m" 或 "1h30m"
            household.calendar: "XX" is not a public calendar; none is written like it; known here: "CN", "none" | household.calendar: "XX" 不是公共日历；没有写法相近的；这里有："CN", "none"
            children[0].accounts[0]: the account "anna" cannot be limited: it is a member of sudo | children[0].accounts[0]: 账户 "anna" 不能限制：它属于 sudo 组
            the file is empty; a policy begins with "porchlight: 1" | 文件是空的；规则以 "porchlight: 1" 开头
            children[0].name: "a: b; c is missing" is something new | children[0].name: "a: b; c is missing" is something new
            """)
    void saysASentenceInChinese(String said, String chinese) {
        assertThat(CHINESE.sentence(said)).isEqualTo(chinese);
        assertThat(new FindingText(Language.EN).sentence(said)).isEqualTo(said);
    }

    @Test
    void saysWhereItIsInTheFile() {
        assertThat(CHINESE.in("家.yaml", new Problem(2, 3, "unknown key \"x\"; the nearest known one is \"y\"")))
                .isEqualTo("家.yaml:2:3: 没有 \"x\" 这个键；最像的是 \"y\"");
        assertThat(CHINESE.in(
                        "家.yaml", new Notice(2, 3, "children[0].apps.groups.x: no rule puts anything into this group")))
                .isEqualTo("家.yaml:2:3: children[0].apps.groups.x: 没有规则把什么放进这个组");
    }
}
