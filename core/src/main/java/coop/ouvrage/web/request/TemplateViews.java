package coop.ouvrage.web.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** Finds {@code jte/<name>.jte} for the name that a controller returns, and gives it {@code page} besides the model. */
@Component
class TemplateViews implements ViewResolver, Ordered {

    private final Templates templates;
    private final PageOfRequest pages;

    TemplateViews(Templates templates, PageOfRequest pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        return name.startsWith("redirect:") || name.startsWith("forward:") || !templates.has(name)
                ? null
                : (model, request, response) -> render(name, model, request, response);
    }

    private void render(
            String name, @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Map<String, Object> all = new HashMap<>();
        if (model != null) {
            all.putAll(model);
        }
        all.put("page", pages.of(request));
        templates.write(name, all, response);
    }
}
