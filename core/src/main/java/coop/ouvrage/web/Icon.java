package coop.ouvrage.web;

/** Line drawings, always beside a word. The path is drawn in a square of 24. */
public enum Icon {
    HOME("M3 11 12 4l9 7M6 9.5V20h12V9.5M10 20v-5h4v5"),
    PAPER("M6 3h9l4 4v14H6zM14.5 3v4.5H19M9 12h7M9 16h7"),
    CALENDAR("M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M8 14h3M13 14h3"),
    RECEIPT("M6 3v18l2-1.5 2 1.5 2-1.5 2 1.5 2-1.5 2 1.5V3l-2 1.5L14 3l-2 1.5L10 3 8 4.5zM9 9h6M9 13h6"),
    MORE("M4.5 12h1M11.5 12h1M18.5 12h1"),
    BUDGET("M4 20V9l5 3V9l5 3V5h6v15zM8 16h2M13 16h3"),
    PEOPLE(
            "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 20c0-4 3-6 6-6s6 2 6 6M16 5.5a3 3 0 0 1 0 5.5M18 14.5c2 .8 3 2.8 3 5.5"),
    CHART("M4 20h16M6 16v-4M11 16V6M16 16v-7"),
    HELP("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.4-1 .9-1 1.7M12 17h.01"),
    TALK("M4 5h16v11H10l-4 4v-4H4z"),
    NEXT("m9 5 7 7-7 7"),
    CHECK("m5 12.5 4.5 4.5L19 7.5"),
    CROSS("M6 6l12 12M18 6 6 18"),
    WAIT("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2"),
    SHIELD("M12 3 5 6v6c0 4.5 3 7.5 7 9 4-1.5 7-4.5 7-9V6zM9 12l2.2 2.2L15.5 10");

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
