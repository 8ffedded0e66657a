package coop.ouvrage.calendar;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.stereotype.Component;

/** What each listener of {@link DayBegan} has taken since this process began: a morning that grows slow has a name. */
@Component(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
public class MorningDuties extends SimpleApplicationEventMulticaster {

    private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, Duration>> listeners = new CopyOnWriteArrayList<>();

    MorningDuties(BeanFactory beans) {
        super(beans);
    }

    @Override
    protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
        if (!(event instanceof PayloadApplicationEvent<?> told && told.getPayload() instanceof DayBegan)) {
            super.invokeListener(listener, event);
            return;
        }
        long start = System.nanoTime();
        try {
            super.invokeListener(listener, event);
        } finally {
            told(name(listener), System.nanoTime() - start);
        }
    }

    private void told(String duty, long took) {
        nanos.computeIfAbsent(duty, known -> new LongAdder()).add(took);
        listeners.forEach(listener -> listener.accept(duty, Duration.ofNanos(took)));
    }

    /** Tells each duty by its class and method, and what it took, from now on. */
    public void hear(BiConsumer<String, Duration> listener) {
        listeners.add(listener);
    }

    /** Class and method without packages and parameters, as in {@code PayrollDay.on}. */
    private static String name(ApplicationListener<?> listener) {
        String id = listener instanceof SmartApplicationListener smart
                ? smart.getListenerId()
                : listener.getClass().getName();
        String method = id.replaceFirst("\\(.*", "");
        int name = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
        return method.substring(name + 1);
    }

    /** What each duty has taken, by its class and method, the longest first. */
    public Map<String, Duration> taken() {
        Map<String, Duration> taken = new LinkedHashMap<>();
        nanos.entrySet().stream()
                .map(duty -> Map.entry(
                        duty.getKey(), Duration.ofNanos(duty.getValue().sum())))
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
                .forEach(duty -> taken.put(duty.getKey(), duty.getValue()));
        return taken;
    }
}
