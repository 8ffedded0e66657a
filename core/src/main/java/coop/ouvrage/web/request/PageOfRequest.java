package coop.ouvrage.web.request;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.web.Assets;
import coop.ouvrage.web.Cooperative;
import coop.ouvrage.web.Navigation;
import coop.ouvrage.web.Page;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import coop.ouvrage.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Puts together what every template is given. */
@Component
class PageOfRequest {

    private final CurrentUser user;
    private final Permissions permissions;
    private final Texts texts;
    private final BusinessTime time;
    private final Assets assets;
    private final Cooperative cooperative;
    private final Navigation navigation;

    PageOfRequest(
            CurrentUser user,
            Permissions permissions,
            Texts texts,
            BusinessTime time,
            Assets assets,
            Cooperative cooperative,
            Navigation navigation) {
        this.user = user;
        this.permissions = permissions;
        this.texts = texts;
        this.time = time;
        this.assets = assets;
        this.cooperative = cooperative;
        this.navigation = navigation;
    }

    Page of(HttpServletRequest request) {
        Actor actor = user.actor();
        String path = request.getRequestURI();
        Words words = new Words(texts, Languages.of(request, actor), time.today());
        boolean known = actor.user() != null;
        return new Page(
                words,
                actor,
                permissions,
                path,
                csrf(request),
                TimeOrderedId.next().toString(),
                assets,
                cooperative,
                known ? navigation.member(actor, words, path) : List.of(),
                known && actor.isStaff() ? navigation.desk(actor, words, path) : List.of(),
                toast(request, words));
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static @Nullable String toast(HttpServletRequest request, Words words) {
        String key = request.getParameter(Toast.PARAMETER);
        if (key == null || !words.has("toast." + key)) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        request.getParameterMap().forEach((name, given) -> {
            values.add(name);
            values.add(given[0]);
        });
        return words.t("toast." + key, values.toArray());
    }
}
