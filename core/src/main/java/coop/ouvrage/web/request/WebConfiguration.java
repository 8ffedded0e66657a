package coop.ouvrage.web.request;

import coop.ouvrage.web.Assets;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** Hooks of the web module into the dispatcher: assets, arguments of controllers, the language chosen. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final LanguageChoice language;
    private final ReadableText readable;
    private final PageOfRequest pages;

    WebConfiguration(LanguageChoice language, ReadableText readable, PageOfRequest pages) {
        this.language = language;
        this.readable = readable;
        this.pages = pages;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/", "classpath:/" + Assets.HTMX)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(readable);
        registry.addInterceptor(language);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Argument(Form.class, WebConfiguration::form));
        resolvers.add(new Argument(ListQuery.class, WebConfiguration::list));
        resolvers.add(new Argument(
                coop.ouvrage.web.Words.class, request -> pages.of(request).words()));
    }

    private static Form form(HttpServletRequest request) {
        MultipartRequest sent = WebUtils.getNativeRequest(request, MultipartRequest.class);
        Map<String, String> files = new HashMap<>();
        if (sent != null) {
            sent.getFileMap().forEach((field, file) -> {
                if (!file.isEmpty()) {
                    files.put(field, Objects.requireNonNullElse(file.getOriginalFilename(), ""));
                }
            });
        }
        return Form.of(request.getParameterMap(), files);
    }

    private static ListQuery list(HttpServletRequest request) {
        return new ListQuery(
                text(request, "q"),
                text(request, "filter"),
                text(request, "sort").replaceAll("[^a-z_]", ""),
                "desc".equals(request.getParameter("dir")),
                page(text(request, "page")));
    }

    private static int page(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /** An argument that is made from the request alone. */
    private record Argument(Class<?> type, Function<HttpServletRequest, Object> make)
            implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
            return servlet == null ? null : make.apply(servlet);
        }
    }
}
