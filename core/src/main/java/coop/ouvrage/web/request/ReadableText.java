package coop.ouvrage.web.request;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a form or address with the one sign that no database can keep. */
@Component
class ReadableText implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        boolean readable = request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(text -> text.indexOf('\0') >= 0);
        if (!readable) {
            throw new RefusedException(Refusal.of("web.text_signs"));
        }
        return true;
    }
}
