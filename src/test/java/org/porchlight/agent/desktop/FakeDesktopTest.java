package org.porchlight.agent.desktop;

/// The fake keeps to the contract.
class FakeDesktopTest extends DesktopContract {
    private static final long GAME = 11;
    private static final long LESSON = 12;

    private final FakeDesktop desktop = new FakeDesktop(told);
    private final StringBuilder typed = new StringBuilder();

    @Override
    protected DesktopPort desktop() {
        desktop.open(LESSON, lesson());
        desktop.open(GAME, "/usr/games/game");
        return desktop;
    }

    @Override
    protected String gameInFront() {
        return "front " + GAME;
    }

    @Override
    protected String lessonInFront() {
        return "front " + LESSON;
    }

    @Override
    protected String lesson() {
        return "/usr/bin/lesson";
    }

    @Override
    protected String linkToTheLesson() {
        // It has no files.
        return lesson();
    }

    @Override
    protected void fill(boolean on) {
        desktop.fill(on);
    }

    @Override
    protected void press(char key) {
        if (desktop.press(Key.typing(Character.toString(key)))) {
            typed.append(key);
        }
    }

    @Override
    protected String typedIntoTheGame() {
        return typed.toString();
    }

    @Override
    protected void manager(boolean works) {
        desktop.manager(works);
    }

    @Override
    protected boolean isInSight(boolean ofTheLesson) {
        return desktop.isInSight(ofTheLesson ? LESSON : GAME);
    }
}
