#pragma once

namespace gameday {

/// Is a sanitizer compiled in? What one finds, it finds among few random inputs; what needs many runs in release.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool k_slow_build = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(undefined_behavior_sanitizer)
inline constexpr bool k_slow_build = true;
#else
inline constexpr bool k_slow_build = false;
#endif
#else
inline constexpr bool k_slow_build = false;
#endif

}  // namespace gameday
