package org.porchlight.console;

/// Rules for programs and sites and the most that may be spent, of both children.
final class JiesRules {
    static final String WRITTEN = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: CN}
            children:
              - id: mei
                name: 小美
                born: "2016-05-14"
                accounts: [mei]
                preset: CN-2024
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin/blender}, then: ask}
                    - {match: {title: minecraft}, then: allow, group: games}
                    - {match: {title: supertuxkart}, then: allow, group: games}
                    - {match: {path: /usr/bin/vlc}, then: allow}
                    - {match: {path: /usr/bin/lowriter}, then: allow, counts: false}
                    - {match: {path: /usr/bin/krita}, then: allow}
                    - {match: {package: steam}, then: deny, until: "2027-01-31"}
                sites:
                  default: deny
                  rules:
                    - {domain: smartedu.cn, then: allow, counts: false}
                    - {domain: dpm.org.cn, then: allow, counts: false}
                    - {domain: scratch.mit.edu, then: allow}
                    - {domain: zh.wikipedia.org, then: allow}
                    - {category: gambling, then: deny}
                    - {domain: weibo.com, then: deny}
                spending: {day: 30 CNY}
              - id: jie
                name: 阿杰
                age: 14
                accounts: [jie]
                preset: CN-STRICT
            """;

    private JiesRules() {}
}
