package coop.ouvrage.app.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.web.Codes;
import java.util.UUID;

/** Lets invented people into a browser of their own, through the pages by which they come themselves. */
public final class BrowserDoors {

    private static final String PASSWORD = "quatre chevaux lents";

    private final Chromium chromium;
    private final Users users;
    private final String address;
    private final Eye eye;

    public BrowserDoors(Chromium chromium, Users users, int port, Eye eye) {
        this.chromium = chromium;
        this.users = users;
        this.address = "http://localhost:" + port;
        this.eye = eye;
    }

    /** A new user who speaks English, entered; with a second factor if the role is one of the support team. */
    public Page enter(String name, UUID party, Role role) {
        String login = name.toLowerCase(java.util.Locale.ROOT) + "@door.example";
        UserId id = users.create(login, name, "en", party, PASSWORD).orThrow();
        users.grant(id, role);
        Page page = visitor();
        page.navigate("/login");
        page.fill("#f-login", login);
        page.fill("#f-password", PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.endsWith("/login"));
        if (role.isStaff()) {
            page.navigate("/profile/second-factor");
            page.fill("#f-code", Codes.now(page.inputValue("input[name=secret]")));
            page.waitForNavigation(() -> page.click("main form button"));
        }
        return page;
    }

    /** Somebody without account. */
    public Page visitor() {
        BrowserContext context = chromium.visit(address, "en-BE", Chromium.DESKTOP);
        return eye.on(context.newPage());
    }

    /** Presses what sends a form, and fails if the answer is a refusal. */
    public static void send(Page page, String selector) {
        var response =
                page.waitForNavigation(() -> page.locator(selector).first().click());
        if (response != null && response.status() >= 400) {
            throw new AssertionError(selector + ": " + response.status() + " " + page.innerText("main"));
        }
    }

    /** What the page says, with ordinary spaces. */
    public static String text(Page page) {
        return page.innerText("main").replaceAll("[\\u00a0\\u202f]", " ");
    }
}
