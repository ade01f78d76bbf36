#include <cstdio>
#include <cstring>

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
    std::printf("gameday %s\n", GAMEDAY_VERSION);
    return 0;
  }
  std::fprintf(stderr, "gameday: no verb given\n");
  return 2;
}
