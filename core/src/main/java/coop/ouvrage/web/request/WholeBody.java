package coop.ouvrage.web.request;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that leaves out what its record does not mark {@code @Nullable}, or that holds a text which no database can keep, so
 * that a controller gets what its types promise. Names every field at once.
 */
@ControllerAdvice
class WholeBody extends RequestBodyAdviceAdapter {

    private static final int LONGEST_TEXT = 4000;

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord();
    }

    @Override
    public Object afterBodyRead(
            @Nullable Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body == null) {
            throw new RefusedException(Refusal.of("web.not_json"));
        }
        List<Refusal> refusals = new ArrayList<>();
        check("", body, refusals);
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        return body;
    }

    private static void check(String path, Object value, List<Refusal> refusals) {
        switch (value) {
            case String text -> text(path, text, refusals);
            case List<?> list -> list(path, list, refusals);
            case Record whole -> {
                for (RecordComponent part : whole.getClass().getRecordComponents()) {
                    part(path.isEmpty() ? part.getName() : path + "." + part.getName(), whole, part, refusals);
                }
            }
            default -> {}
        }
    }

    private static void list(String path, List<?> list, List<Refusal> refusals) {
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if (element == null) {
                refusals.add(Refusal.of("web.required", "field", path + "[" + i + "]"));
            } else {
                check(path + "[" + i + "]", element, refusals);
            }
        }
    }

    private static void part(String path, Record whole, RecordComponent part, List<Refusal> refusals) {
        Object value = value(whole, part);
        if (value != null) {
            check(path, value, refusals);
        } else if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            refusals.add(Refusal.of("web.required", "field", path));
        }
    }

    /** No text of a form is this long; files have a body of their own, or are marked by their record as bytes. */
    private static void text(String path, String text, List<Refusal> refusals) {
        if (text.length() > LONGEST_TEXT) {
            refusals.add(Refusal.of("web.too_long", "field", path, "longest", LONGEST_TEXT));
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            refusals.add(Refusal.of("web.text_signs", "field", path));
        }
    }

    private static @Nullable Object value(Record whole, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
