package coop.ouvrage.web.request;

import coop.ouvrage.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Who may read what the program measures of itself: administrators, and the collector of metrics that shows the key of the
 * configuration. Without that setting no key opens.
 */
@Component
class MetricsKey implements AuthorizationManager<RequestAuthorizationContext> {

    private final byte[] expected;

    MetricsKey(@Value("${ouvrage.metrics.key:}") String key) {
        this.expected = key.isBlank() ? new byte[0] : ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        String shown = context.getRequest().getHeader("Authorization");
        boolean fits = expected.length > 0
                && shown != null
                && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8));
        return new AuthorizationDecision(fits || isAdministrator(authentication.get()));
    }

    private static boolean isAdministrator(@Nullable Authentication reader) {
        return reader != null
                && reader.isAuthenticated()
                && reader.getAuthorities().stream()
                        .anyMatch(role -> Role.ADMINISTRATOR.name().equals(role.getAuthority()));
    }
}
