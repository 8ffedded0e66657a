package coop.ouvrage.desk.audit;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** An auditor reads all money: every page that one opens is itself recorded. */
@Configuration(proxyBeanMethods = false)
class AuditorWatch implements WebMvcConfigurer {

    private final CurrentUser user;
    private final Audit audit;

    AuditorWatch(CurrentUser user, Audit audit) {
        this.user = user;
        this.audit = audit;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                if (handler instanceof HandlerMethod && user.actor().has(Role.AUDITOR)) {
                    audit.read("page.read", "page", request.getRequestURI(), Map.of());
                }
                return true;
            }
        });
    }
}
