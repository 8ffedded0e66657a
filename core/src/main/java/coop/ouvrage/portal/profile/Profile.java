package coop.ouvrage.portal.profile;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.Users;
import coop.ouvrage.web.Sessions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows.
 *
 * @param newToken a secret that was just made, shown this once; null otherwise
 */
public record Profile(
        Users.User user,
        int recoveryCodes,
        List<Sessions.Browser> browsers,
        List<ApiTokens.Token> tokens,
        @Nullable String newToken) {}
