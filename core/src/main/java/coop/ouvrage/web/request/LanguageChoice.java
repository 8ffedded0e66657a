package coop.ouvrage.web.request;

import coop.ouvrage.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Remembers a language chosen by {@code ?lang=} on a public page. */
@Component
class LanguageChoice implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String asked = request.getParameter(Languages.COOKIE);
        if ("GET".equals(request.getMethod()) && asked != null && Texts.LANGUAGES.contains(asked)) {
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(Languages.COOKIE, asked)
                            .path("/")
                            .httpOnly(true)
                            .sameSite("Lax")
                            .maxAge(java.time.Duration.ofDays(365))
                            .build()
                            .toString());
        }
        return true;
    }
}
