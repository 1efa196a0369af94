import { heatmap } from "@heatmap/browser";
import { createApp, defineComponent, h, onMounted, onUnmounted, ref } from "vue";

const App = defineComponent(() => {
  const plan = ref("");
  onMounted(() =>
    heatmap.start({
      siteId: "pk_test",
      apiEndpoint: new URL("/v1/events/collect", location.href).href,
    }),
  );
  onUnmounted(() => heatmap.stop());
  const choose = (): void => {
    plan.value = "pro";
    heatmap.track("chose", { plan: "pro" });
  };
  return () => h("button", { "data-heatmap-id": "choose-pro", onClick: choose }, plan.value || "Choose");
});

createApp(App).mount("#app");
